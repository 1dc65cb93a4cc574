import { isSeat, linesOf, postKinds, sameSeatKinds } from './post-kinds.rules';

it('R003.80 R003.110 lets a Party secretary and a president stand side by side, not beside somebody who is both', () => {
  expect(sameSeatKinds('party-principal')).toEqual(['unit-principal', 'party-principal']);
  expect(sameSeatKinds('administrative-principal')).not.toContain('party-principal');
  expect(sameSeatKinds('unit-principal')).toHaveLength(3);
});

it('knows no line and no other chair for a post that is no principal', () => {
  expect(linesOf('body-member')).toEqual([]);
  expect(sameSeatKinds('head-nurse')).toEqual(['head-nurse']);
});

it('R000.58 has a chair to act on for principals and heads, none for plain members', () => {
  expect(postKinds.filter(isSeat)).toHaveLength(8);
  expect(isSeat('body-member')).toBe(false);
  expect(isSeat('staff')).toBe(false);
});
