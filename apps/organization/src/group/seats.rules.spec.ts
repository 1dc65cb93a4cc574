import { freeSeat } from './seats.rules';

const at = (seat: number | null, validFrom: string, validTo: string | null = null) => ({
  seat,
  validFrom,
  validTo,
});

it('R003.80 gives the second leader the second seat, and a third none', () => {
  const wanted = at(null, '2026-01-01');
  expect(freeSeat([], 2, wanted)).toBe(1);
  expect(freeSeat([at(1, '2026-01-01')], 2, wanted)).toBe(2);
  expect(freeSeat([at(1, '2026-01-01'), at(2, '2026-06-01')], 2, wanted)).toBeNull();
});

it('gives the seat of a predecessor from the day it is free, and counts no span that is void', () => {
  expect(freeSeat([at(1, '2026-01-01', '2026-06-01')], 1, at(null, '2026-06-01'))).toBe(1);
  expect(freeSeat([at(1, '2026-01-01', '2026-06-01')], 1, at(null, '2026-05-31'))).toBeNull();
  expect(freeSeat([at(1, '2026-01-01', '2026-01-01')], 1, at(null, '2025-01-01'))).toBe(1);
  expect(freeSeat([at(1, '2027-01-01')], 1, at(null, '2026-01-01', '2027-01-01'))).toBe(1);
});
