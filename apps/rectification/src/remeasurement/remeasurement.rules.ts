import { NothingToRemeasure, RemeasurementOrWaiverRequired } from './remeasurement.errors';

/** `measured`: in how many dimensions the problem was found weak. */
export function mustChooseRemeasurement(
  measured: number,
  dueOn: string | null,
  waiver: string | null,
): void {
  if (measured === 0 && (dueOn !== null || waiver !== null)) throw new NothingToRemeasure();
  if (measured > 0 && (dueOn === null) === (waiver === null))
    throw new RemeasurementOrWaiverRequired();
}

/** The one definition of "better": a larger favourable share. Equal is not better. */
export function hasImproved(before: number, after: number): boolean {
  return after > before;
}
