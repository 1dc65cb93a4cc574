import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import type { PersonEntity } from '../person/person.entity';
import { AccountEntity } from './account.entity';
import { LoginTaken, PersonHasAnotherLogin } from './account.errors';
import { emitGrantsChanged } from './grants-changed';
import { writeAccounts } from './write-accounts';

/** Lets somebody the directory knows sign in, such as a group's leader or a unit's contact. The same login again: nothing new. */
export class GrantAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

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
      const person = await lockPerson(tx, personId);
      const { bureauId } = person;
      const account = await tx.manager.findOneBy(AccountEntity, { personId });
      if (account?.subject === login) return person;
      if (account) throw new PersonHasAnotherLogin(personId);
      const now = this.clock.now();
      await writeAccounts(tx, actor, [{ subject: login, personId }], { bureauId, now });
      emitGrantsChanged(tx, bureauId, [personId]);
      return person;
    });
  }
}
