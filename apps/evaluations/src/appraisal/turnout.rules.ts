import type { ClosedBody, OpenedBody } from '@huiyin/ballot-client';
import type { ClassTurnout } from './appraisal.rules';

/** Tickets and paper of each class together: issued, cast, counted. */
export function turnoutOf(
  { ticketClasses }: Pick<OpenedBody, 'ticketClasses'>,
  { turnout, paper }: Pick<ClosedBody, 'turnout' | 'paper'>,
): ClassTurnout[] {
  return ticketClasses.map(({ id, eligible }) => {
    const both = [...turnout, ...paper].filter(({ classId }) => classId === id);
    const sum = (pick: (row: { issued: number; cast: number; counted: number }) => number) =>
      both.reduce((total, row) => total + pick(row), 0);
    return {
      ...{ ticketClass: id, eligible, issued: sum(({ issued }) => issued) },
      ...{ cast: sum(({ cast }) => cast), counted: sum(({ counted }) => counted) },
    };
  });
}
