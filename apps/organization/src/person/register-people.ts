import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { AccountEntity } from '../account/account.entity';
import { LoginListedTwice, LoginTaken } from '../account/account.errors';
import { emitGrantsChanged } from '../account/grants-changed';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { PostEntity } from '../post/post.entity';
import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import { UnitEntity } from '../unit/unit.entity';
import { UnitNotFound } from '../unit/unit.errors';
import { PersonEntity } from './person.entity';

export interface PersonToRegister {
  readonly name: string;
  /** OIDC subject. */
  readonly login?: string;
}

/** Registers staff of a unit, each with the post `staff` from today on; all of them or none. At most 1 000 at a time. */
export class RegisterPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    unitId: string,
    people: readonly PersonToRegister[],
  ): Promise<PersonEntity[]> {
    const logins = people.flatMap(({ login }) => login ?? []);
    if (new Set(logins).size < logins.length) throw new LoginListedTwice();
    try {
      return await this.register(actor, unitId, people);
    } catch (error) {
      if (violatedConstraint(error) === 'account_pk') throw new LoginTaken();
      throw error;
    }
  }

  private register(
    actor: Actor,
    unitId: string,
    people: readonly PersonToRegister[],
  ): Promise<PersonEntity[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const unit = await tx.manager.findOneBy(UnitEntity, { id: unitId });
      if (!unit) throw new UnitNotFound(unitId);
      const { bureauId } = unit;
      const { timeZone } = await tx.manager.findOneByOrFail(BureauEntity, { id: bureauId });
      const validFrom = localDay(this.clock.now(), timeZone);
      const persons = people.map(({ name }) => {
        return {
          id: newId(),
          bureauId,
          name: name.trim(),
          nameKey: withoutWhiteSpace(name),
          unitId,
        };
      });
      const accounts = people.flatMap(({ login }, index) => {
        return login === undefined
          ? []
          : [{ subject: login, bureauId, personId: persons[index]!.id }];
      });
      await tx.manager.insert(PersonEntity, persons);
      await tx.manager.insert(
        PostEntity,
        persons.map(({ id }) => ({
          id: newId(),
          bureauId,
          personId: id,
          unitId,
          kind: 'staff',
          validFrom,
          validTo: null,
        })),
      );
      if (accounts.length > 0) await tx.manager.insert(AccountEntity, accounts);
      emitGrantsChanged(
        tx,
        bureauId,
        accounts.map(({ personId }) => personId),
      );
      return persons;
    });
  }
}
