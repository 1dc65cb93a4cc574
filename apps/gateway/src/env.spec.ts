import { gatewayVariables } from './env';

describe('the environment of the gateway', () => {
  const urls = 'organization=http://127.0.0.1:4001/graphql;campaigns=http://127.0.0.1:4002/graphql';

  it('reads named addresses and keys', () => {
    expect(gatewayVariables.SUBGRAPH_URLS.parse(urls)).toEqual({
      organization: 'http://127.0.0.1:4001/graphql',
      campaigns: 'http://127.0.0.1:4002/graphql',
    });
    const key = `${'k'.repeat(30)}==`;
    expect(gatewayVariables.ACTOR_KEYS.parse(`campaigns=${key}; `)).toEqual({ campaigns: key });
  });

  it.each([
    '',
    'organization',
    'organization=ftp://x/graphql',
    'organization=http://x/other',
    '=http://x/graphql',
  ])('does not take %p for addresses', (value) => {
    expect(gatewayVariables.SUBGRAPH_URLS.safeParse(value).success).toBe(false);
  });

  it('does not show a key that is too short', () => {
    const { error } = gatewayVariables.ACTOR_KEYS.safeParse('campaigns=secret');
    expect(error?.message).toContain('campaigns');
    expect(error?.message).not.toContain('secret');
  });

  it('reads lists of origins', () => {
    expect(gatewayVariables.CORS_ORIGINS.parse('http://a.example, http://b.example')).toHaveLength(
      2,
    );
  });
});
