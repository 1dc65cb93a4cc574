import { type OnPrincipalSeat, principalOf } from './principals.rules';

const seat = (kind: OnPrincipalSeat['kind'], personId: string, isActing = false) => {
  return { kind, personId, isActing, absentPersonId: null };
};

it('R002.41 R003.110 asks the Party principal or the president, each in the own line', () => {
  const seats = [
    seat('administrative-principal', 'president'),
    seat('party-principal', 'secretary'),
  ];
  expect(principalOf(seats, 'party')?.personId).toBe('secretary');
  expect(principalOf(seats, 'administrative')?.personId).toBe('president');
});

it('R000.58 knows one principal of a unit that has only one, whichever line is asked for', () => {
  const seats = [seat('administrative-principal', 'president')];
  expect(principalOf(seats, 'party')?.personId).toBe('president');
  expect(principalOf([seat('unit-principal', 'both')], 'administrative')?.personId).toBe('both');
  expect(principalOf([], 'party')).toBeNull();
});

it('names who acts, not who is on leave', () => {
  const seats = [seat('unit-principal', 'on-leave'), seat('unit-principal', 'acts', true)];
  expect(principalOf(seats, 'party')?.personId).toBe('acts');
});

it('does not let somebody acting in the other line go before the principal of this one', () => {
  const seats = [
    seat('administrative-principal', 'acts', true),
    seat('party-principal', 'secretary'),
  ];
  expect(principalOf(seats, 'party')?.personId).toBe('secretary');
});
