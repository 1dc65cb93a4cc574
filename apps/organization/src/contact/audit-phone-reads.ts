import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import type { PhoneReadPurpose } from './phone-read-audit.entity';

/**
 * Writes down whose full numbers somebody is about to be shown, in one statement however many units they are of. It
 * comes before the numbers: when it throws, nobody is shown any (R000.81).
 */
export class AuditPhoneReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    unitIds: readonly string[],
    purpose: PhoneReadPurpose,
  ): Promise<void> {
    if (unitIds.length === 0) return;
    const { bureauId, personId } = actor;
    if (bureauId === null || personId === null)
      throw new Error('cannot happen: phones shown to nobody in particular');
    const units = [...new Set(unitIds)];
    await this.unitOfWork.run(actor, async ({ manager }) => {
      await manager.query(
        `INSERT INTO phone_read_audit (id, bureau_id, person_id, unit_id, read_at, purpose)
         SELECT r.id, $3, $4, r.unit_id, $5, $6 FROM unnest($1::uuid[], $2::uuid[]) AS r (id, unit_id)`,
        [units.map(() => newId()), units, bureauId, personId, this.clock.now(), purpose],
      );
    });
  }
}
