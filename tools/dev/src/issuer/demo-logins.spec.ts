import { demoLogins, isDemoLogin } from './demo-logins';

describe('the demo logins', () => {
  it('hold every user of product.md §1', () => {
    expect(demoLogins.map(({ login }) => login)).toEqual([
      'office',
      'office-2',
      'office-3',
      'city',
      'supervision-leader',
      'liaison',
      'principal',
      'contact',
      'head',
      'voter-001',
      'frontend',
      'analytics',
    ]);
  });

  it.each(['office', 'voter-001', 'voter-060'])('know %s', (login) => {
    expect(isDemoLogin(login)).toBe(true);
  });

  it.each(['', 'root', 'voter-', 'voter-1', 'voter-0001', 'voter-001\n', 'Office'])(
    'do not know %j',
    (login) => {
      expect(isDemoLogin(login)).toBe(false);
    },
  );
});
