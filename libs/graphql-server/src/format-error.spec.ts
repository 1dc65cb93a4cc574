import { GraphQLError } from 'graphql';
import { DomainError } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createErrorFormatter } from './format-error';

class StoreAway extends DomainError {
  readonly code = 'STORE_AWAY';
  readonly kind = 'unavailable';
}

describe('an error that comes from below the domain', () => {
  const below = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), {
    code: 'ECONNREFUSED',
  });
  const answered = (thrown: Error) => {
    const error = new GraphQLError(thrown.message, { path: ['units'], originalError: thrown });
    const refusalOf = (cause: unknown) => (cause === below ? new StoreAway('Try again.') : null);
    return createErrorFormatter(silentLogger, refusalOf)(error.toJSON(), error);
  };

  it('R8 is told as the refusal it means, at its place, without an address', () =>
    expect(answered(below)).toEqual({
      message: 'Try again.',
      path: ['units'],
      extensions: { code: 'STORE_AWAY', kind: 'unavailable' },
    }));

  it('is a bug with a reference number when nobody knows it', () => {
    const { message, extensions } = answered(new TypeError('x is undefined'));

    expect(extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(message).not.toContain('undefined');
  });
});
