import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isOutage } from './outage';

const withCode = (code: string) => Object.assign(new Error('anything'), { code });

describe('what is an outage and what is poison', () => {
  it.each([
    '08006',
    '53100',
    '53300',
    '57P01',
    '57P03',
    '40P01',
    '40001',
    '25006',
    '58030',
    'ECONNREFUSED',
    'EPIPE',
  ])('R8 takes %s for an outage: the event must still be there when it is over', (code) =>
    expect(isOutage(withCode(code))).toBe(true),
  );

  it.each(['23505', '22P02', '42P01', '57014', 'CAMPAIGN_NOT_FOUND', '400'])(
    'R6 takes %s for the event’s own fault',
    (code) => expect(isOutage(withCode(code))).toBe(false),
  );

  it('knows the driver’s wording where it gives no code', () => {
    expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isOutage(new Error('timeout exceeded when trying to connect'))).toBe(true);
    // TypeORM's, when the connection was lost while a transaction was busy with something else.
    const lost = new QueryRunnerProviderAlreadyReleasedError();
    expect([isOutage(lost), isOutage(new QueryRunnerAlreadyReleasedError())]).toEqual([true, true]);
    expect(isOutage(new Error('a unit is missing'))).toBe(false);
    expect(isOutage('nonsense')).toBe(false);
  });
});
