import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { writePosts } from '../post/write-posts';
import { announceMemberships } from '../role-holding/announce-memberships';
import type { UnitKind } from '../unit/unit.entity';
import { PersonAffiliationEntity } from './person-affiliation.entity';
import { PersonStandingEntity } from './person-standing.entity';
import { PersonEntity } from './person.entity';
import { plainStaff, type Standing } from './person.rules';

export interface NewPerson {
  readonly id: string;
  /** As typed. */
  readonly name: string;
  readonly nameKey: string;
  /** Home unit (personnel), a unit or a department; null when no unit is known. */
  readonly unitId: string | null;
  readonly standing?: Standing;
  /** The kind of the unit; with it a member of staff gets the post `staff` there. */
  readonly staffPostAt?: UnitKind;
}

// PostgreSQL takes 65 535 parameters a statement; no row here has more than ten.
const rowsAtOnce = 5_000;

/** Writes people with their home unit, standing and, where asked, post of staff, and announces posts and Party membership. */
export async function beginPeople(
  tx: Tx,
  people: readonly NewPerson[],
  { bureauId, validFrom }: { bureauId: string; validFrom: string },
): Promise<PersonEntity[]> {
  const span = { bureauId, validFrom, validTo: null };
  const persons: PersonEntity[] = people.map(({ id, name, nameKey }) => ({
    id,
    bureauId,
    name,
    nameKey,
    mergedIntoId: null,
  }));
  for (let from = 0; from < people.length; from += rowsAtOnce) {
    const part = people.slice(from, from + rowsAtOnce);
    await tx.manager.insert(PersonEntity, persons.slice(from, from + rowsAtOnce));
    await tx.manager.insert(
      PersonStandingEntity,
      part.map(({ id, standing = plainStaff }) => ({
        id: newId(),
        personId: id,
        ...standing,
        ...span,
      })),
    );
    const homes = part.flatMap(({ id, unitId }) =>
      unitId === null ? [] : [{ id: newId(), personId: id, unitId, kind: 'own' as const, ...span }],
    );
    if (homes.length > 0) await tx.manager.insert(PersonAffiliationEntity, homes);
  }
  await writePosts(
    tx,
    people.flatMap(staffPost).map((post) => ({ ...post, ...span })),
  );
  const whose = people.filter(({ standing = plainStaff }) => standing.isCpcMember !== null);
  await announceMemberships(
    tx,
    whose.map(({ id }) => id),
  );
  return persons;
}

function staffPost({ id, unitId, staffPostAt, standing = plainStaff }: NewPerson) {
  if (staffPostAt === undefined || unitId === null || standing.kind !== 'staff') return [];
  return [{ personId: id, unitId, unitKind: staffPostAt, kind: 'staff' as const }];
}
