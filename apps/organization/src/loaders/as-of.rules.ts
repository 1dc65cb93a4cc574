import type { AsOf } from '../bureau/bureau-days.queries';

/** Rows that remember which day they were read for, so that their fields are read for the same one. */
export function stamped<T extends object>(rows: readonly T[], asOf: AsOf): (T & { asOf?: AsOf })[] {
  return asOf === null ? [...rows] : rows.map((row) => ({ ...row, asOf }));
}

/** SQL: the row `alias` holds on the day that parameter `$n` gives. `valid_to` is the first day it no longer does. */
export function validOn(alias: string, parameter: `$${number}`): string {
  const day = `${parameter}::date`;
  return `${alias}.valid_from <= ${day} AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${day})`;
}
