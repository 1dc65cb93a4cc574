import type { Tx } from '@huiyin/events';
import { PersonEntity } from './person.entity';
import { PersonNotFound, PersonWasMerged } from './person.errors';

/** The person, locked until commit: whatever is said about one person is said one after the other. Lock units after people. */
export async function lockPerson(tx: Tx, personId: string): Promise<PersonEntity> {
  const person = await tx.lock(PersonEntity, personId);
  if (!person) throw new PersonNotFound(personId);
  if (person.mergedIntoId !== null) throw new PersonWasMerged(personId, person.mergedIntoId);
  return person;
}
