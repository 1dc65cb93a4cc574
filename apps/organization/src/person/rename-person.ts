import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import { lockPerson } from './lock-person';
import type { PersonEntity } from './person.entity';

/** Corrects how somebody is written. The person stays the same one, old records included. */
export class RenamePerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, personId: string, name: string): Promise<PersonEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const person = await lockPerson(tx, personId);
      person.name = name.trim();
      person.nameKey = withoutWhiteSpace(name);
      return tx.save(person);
    });
  }
}
