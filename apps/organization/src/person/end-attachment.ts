import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceSpan } from '../span/announce-span';
import { AffiliationNotFound, HomeUnitOnlyByTransfer } from './affiliation.errors';
import { lockPerson } from './lock-person';
import { PersonAffiliationEntity } from './person-affiliation.entity';

/** From `on` somebody who was attached or borrowed works at home again. */
export class EndAttachment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, affiliationId: string, on: string): Promise<PersonAffiliationEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.manager.findOneBy(PersonAffiliationEntity, { id: affiliationId });
      if (!found) throw new AffiliationNotFound(affiliationId);
      // The person first: the order in which every verb locks.
      await lockPerson(tx, found.personId);
      const row = await tx.lock(PersonAffiliationEntity, affiliationId);
      if (!row) throw new AffiliationNotFound(affiliationId);
      if (row.kind === 'own') throw new HomeUnitOnlyByTransfer();
      row.end(on);
      await tx.save(row);
      announceSpan(tx, { ...row, role: row.kind });
      emitGrantsChanged(tx, row.bureauId, [row.personId]);
      return row;
    });
  }
}
