import { type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { LoginListedTwice, LoginTaken } from '../account/account.errors';
import { emitGrantsChanged } from '../account/grants-changed';
import { writeAccounts } from '../account/write-accounts';
import { todayOf } from '../bureau/today-of.queries';
import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import { beginPeople } from './begin-people';
import type { PersonEntity } from './person.entity';
import type { CadreRank, PersonKind } from './person.rules';

export interface PersonToRegister {
  readonly name: string;
  /** OIDC subject. */
  readonly login?: string;
  readonly kind?: PersonKind;
  readonly rank?: CadreRank;
  readonly isCpcMember?: boolean;
}

export interface RegistrationPlace {
  readonly unitId: string;
  /** First day, YYYY-MM-DD; today when absent. */
  readonly since?: string;
}

/** Registers people of a unit from a day on, staff with the post `staff`; all of them or none. At most 1 000 at a time. */
export class RegisterPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    place: RegistrationPlace,
    people: readonly PersonToRegister[],
  ): Promise<PersonEntity[]> {
    const logins = people.flatMap(({ login }) => login ?? []);
    if (new Set(logins).size < logins.length) throw new LoginListedTwice();
    try {
      return await this.register(actor, place, people);
    } catch (error) {
      if (violatedConstraint(error) === 'account_pk') throw new LoginTaken();
      throw error;
    }
  }

  private register(
    actor: Actor,
    place: RegistrationPlace,
    people: readonly PersonToRegister[],
  ): Promise<PersonEntity[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const now = this.clock.now();
      const validFrom = place.since ?? (await todayOf(tx.manager, actor.bureauId, now));
      const unit = await unitToHoldAt(tx, place.unitId, validFrom);
      const { bureauId } = unit;
      const persons = await beginPeople(
        tx,
        people.map((one) => ({ ...toBegin(one), unitId: unit.id, staffPostAt: unit.kind })),
        { bureauId, validFrom },
      );
      const accounts = people.flatMap(({ login }, index) =>
        login === undefined ? [] : [{ subject: login, personId: persons[index]!.id }],
      );
      await writeAccounts(tx, actor, accounts, { bureauId, now });
      emitGrantsChanged(
        tx,
        bureauId,
        accounts.map(({ personId }) => personId),
      );
      await followPlannedEnds(tx, [unit.id]);
      return persons;
    });
  }
}

function toBegin({ name, kind = 'staff', rank, isCpcMember }: PersonToRegister) {
  return {
    id: newId(),
    name: name.trim(),
    nameKey: withoutWhiteSpace(name),
    standing: { kind, rank: rank ?? null, isCpcMember: isCpcMember ?? null },
  };
}
