import type { ClosedBody, OpenedBody } from '@huiyin/ballot-client';

export type Validity = Pick<ClosedBody, 'valid' | 'invalidReason'>;

/**
 * Whether the appraisal counts. Participation = tickets cast + paper sheets returned, void ones included, of all eligible;
 * the smallest number is about sheets that count.
 */
export function validityOf(
  { ticketClasses, validity }: OpenedBody,
  { turnout, paper }: Pick<ClosedBody, 'turnout' | 'paper'>,
): Validity {
  const rows = [...turnout, ...paper];
  const eligible = ticketClasses.reduce((sum, one) => sum + one.eligible, 0);
  const cast = rows.reduce((sum, row) => sum + row.cast, 0);
  const counted = rows.reduce((sum, row) => sum + row.counted, 0);
  if (cast * 10_000 < eligible * validity.quorumBp)
    return { valid: false, invalidReason: 'quorum' };
  return counted < validity.minCounted
    ? { valid: false, invalidReason: 'too-few' }
    : { valid: true, invalidReason: null };
}
