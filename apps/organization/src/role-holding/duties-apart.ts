import { violatedConstraint } from '@huiyin/events';
import { OfficeAndSupervisionApart } from './role-holding.errors';

/** The database's refusal of an office post beside a supervision membership, said in words; other errors as they came. */
export async function refusedApart<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (violatedConstraint(error) === 'separated_duty_apart') throw new OfficeAndSupervisionApart();
    throw error;
  }
}
