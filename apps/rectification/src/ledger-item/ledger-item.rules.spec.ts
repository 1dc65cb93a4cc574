import { dayOf, isOverdue } from './ledger-item.rules';

it('§4.1 is overdue only while open, and only after the last day', () => {
  expect(isOverdue({ state: 'IN_PROGRESS', dueOn: '2026-04-01' }, '2026-04-01')).toBe(false);
  expect(isOverdue({ state: 'IN_PROGRESS', dueOn: '2026-04-01' }, '2026-04-02')).toBe(true);
  expect(isOverdue({ state: 'STRUCK_OFF', dueOn: '2026-04-01' }, '2026-04-02')).toBe(false);
  expect(isOverdue({ state: 'REGISTERED', dueOn: null }, '2026-04-02')).toBe(false);
});

it('counts days in Chinese civil time', () => {
  expect(dayOf(new Date('2026-03-31T15:59:59Z'))).toBe('2026-03-31');
  expect(dayOf(new Date('2026-03-31T16:00:00Z'))).toBe('2026-04-01');
});
