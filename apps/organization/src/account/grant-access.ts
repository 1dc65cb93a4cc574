import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { PersonEntity } from '../person/person.entity';
import { PersonNotFound } from '../person/person.errors';
import { AccountEntity } from './account.entity';
import { LoginTaken, PersonHasAnotherLogin } from './account.errors';
import { emitGrantsChanged } from './grants-changed';

/** Lets somebody the directory knows sign in, such as a group's leader or a unit's contact. The same login again: nothing new. */
export class GrantAccess {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, personId: string, login: string): Promise<PersonEntity> {
    try {
      return await this.grant(actor, personId, login);
    } catch (error) {
      if (violatedConstraint(error) === 'account_pk') throw new LoginTaken();
      throw error;
    }
  }

  private grant(actor: Actor, personId: string, login: string): Promise<PersonEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await tx.lock(PersonEntity, personId);
      if (!person) throw new PersonNotFound(personId);
      const account = await tx.manager.findOneBy(AccountEntity, { personId });
      if (account?.subject === login) return person;
      if (account) throw new PersonHasAnotherLogin(personId);
      await tx.manager.insert(AccountEntity, {
        subject: login,
        bureauId: person.bureauId,
        personId,
      });
      emitGrantsChanged(tx, person.bureauId, [personId]);
      return person;
    });
  }
}
