import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { rowsBeyond } from '../span/rows-beyond.queries';
import { holdsOn, type Span } from '../span/span.rules';
import type { GroupEntity } from './group.entity';

interface Line extends Span, ObjectLiteral {
  readonly ordinal: number;
}

/**
 * Puts a list of lines in the place of the one that holds from a day on; the list of before stays readable for the days
 * before. The same list again changes nothing.
 */
export async function replaceLines<T extends Line>(
  tx: Tx,
  entity: EntityTarget<T>,
  group: GroupEntity,
  wanted: { readonly from: string; readonly lines: readonly object[] },
): Promise<void> {
  const { from, lines } = wanted;
  const beyond = await rowsBeyond(tx.manager, entity, { groupId: group.id }, from);
  const stored = await tx.manager.findBy(entity, { groupId: group.id } as never);
  const standing = stored
    .filter((line) => holdsOn(line, from))
    .sort((a, b) => a.ordinal - b.ordinal);
  const planned = stored.some((line) => line.validFrom > from && line.validTo !== line.validFrom);
  if (!planned && isSame(standing, lines)) return;
  await tx.manager.save(beyond);
  if (lines.length === 0) return;
  await tx.manager.insert(
    entity,
    lines.map((line, ordinal) => ({
      id: newId(),
      bureauId: group.bureauId,
      groupId: group.id,
      ordinal,
      ...line,
      validFrom: from,
      validTo: group.validTo,
    })) as never,
  );
}

function isSame(standing: readonly object[], lines: readonly object[]): boolean {
  return (
    standing.length === lines.length &&
    lines.every((line, index) =>
      Object.entries(line).every(
        ([key, value]) =>
          JSON.stringify(value) ===
          JSON.stringify((standing[index] as Record<string, unknown>)[key]),
      ),
    )
  );
}
