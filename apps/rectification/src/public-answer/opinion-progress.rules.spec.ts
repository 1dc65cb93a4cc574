import { progressOf } from './opinion-progress.rules';

describe('what the sender of an opinion is told', () => {
  it.each([
    ['RECEIVED', 'FOUND', []],
    ['NOT_TAKEN_UP', 'REJECTED', []],
    ['TAKEN_UP', 'CONFIRMED', []],
    ['UNDER_RECTIFICATION', 'CONFIRMED', ['IN_PROGRESS']],
    ['UNDER_RECTIFICATION', 'CONFIRMED', ['STRUCK_OFF']],
    ['UNDER_RECTIFICATION', 'CONFIRMED', ['CLOSED_WITH_FEEDBACK', 'VERIFIED']],
    ['ANSWERED', 'CONFIRMED', ['CLOSED_WITH_FEEDBACK']],
    ['REOPENED', 'CONFIRMED', ['CLOSED_WITH_FEEDBACK', 'REOPENED']],
  ] as const)('R001.46 is %s for a problem that is %s with items %j', (told, problem, items) => {
    expect(progressOf(problem, items)).toBe(told);
  });
});
