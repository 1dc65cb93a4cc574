import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { PersonEntity } from '../person/person.entity';
import { PersonNotFound } from '../person/person.errors';
import { AccountEntity } from './account.entity';
import { OwnAccessRevoked } from './account.errors';
import { emitGrantsChanged } from './grants-changed';
import { recordAccess } from './write-accounts';

/** Shuts somebody out: the login is nobody's from now on and may be given again. Done twice, nothing new. */
export class RevokeAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, personId: string): Promise<PersonEntity> {
    if (actor.personId === personId) throw new OwnAccessRevoked();
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await tx.lock(PersonEntity, personId);
      if (!person) throw new PersonNotFound(personId);
      const { bureauId } = person;
      const account = await tx.manager.findOneBy(AccountEntity, { personId });
      if (!account) return person;
      await tx.manager.delete(AccountEntity, { subject: account.subject });
      const now = this.clock.now();
      await recordAccess(tx, actor, [{ subject: account.subject, personId }], 'revoked', {
        bureauId,
        now,
      });
      emitGrantsChanged(tx, bureauId, [personId]);
      return person;
    });
  }
}
