import { Actor } from '@huiyin/identity';
import { eventually } from '@huiyin/testing';
import { badAuthorizations } from './bad-tokens';
import { House } from './house';

const units = '{ units(first: 1) { id } }';

describe('who asks', () => {
  let house: House;
  beforeAll(async () => (house = await new House().start()));
  afterAll(() => house.stop());
  beforeEach(() => {
    house.organization.calls.length = 0;
    house.campaigns.calls.length = 0;
  });

  it('S7 refuses every bad token with 401 before any subgraph is asked', async () => {
    const bad = Object.entries(await badAuthorizations(house.issuer));
    expect(bad.length).toBeGreaterThanOrEqual(18);
    house.lookups = [];
    for (const [what, authorization] of bad) {
      const { status, body, headers } = await house.query(units, { authorization });
      expect([what, status, body?.errors?.[0]?.extensions.code]).toEqual([
        what,
        401,
        'UNAUTHENTICATED',
      ]);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    expect(house.callsToSubgraphs()).toBe(0);
    expect(house.lookups).toEqual([]);
  });

  it('takes the token that all of those were made from', async () => {
    const { status, body } = await house.query(units, await house.as('clerk'));
    expect([status, body]).toEqual([200, { data: { units: [{ id: 'u0' }] } }]);
  });

  it.each(['RS256', 'PS256', 'EdDSA'])('takes tokens signed with %s', async (alg) => {
    await house.issuer.rotate(`key-${alg}`, alg);
    expect((await house.query(units, await house.as('clerk'))).status).toBe(200);
  });

  it('forwards nobody as the anonymous actor', async () => {
    await house.query(units);
    expect(house.organization.calls[0]?.actor).toEqual(Actor.anonymous());
  });

  it('forwards the person with the grants of the directory, signed for each subgraph with its own key', async () => {
    const { body } = await house.query(
      '{ units(first: 1) { id duties } }',
      await house.as('clerk'),
    );
    expect(body).toEqual({ data: { units: [{ id: 'u0', duties: ['duty of u0'] }] } });
    const clerk = new Actor({
      kind: 'person',
      personId: 'p1',
      bureauId: 'b1',
      grants: [{ role: 'campaign-office', bureauId: 'b1' }],
    });
    expect(house.organization.calls[0]?.actor).toEqual(clerk);
    expect(house.campaigns.calls[0]?.actor).toEqual(clerk);
    const [one, other] = [house.organization, house.campaigns].map(
      ({ calls }) => calls[0]?.headers['x-huiyin-actor'],
    );
    expect(one).not.toBe(other);
    expect(house.organization.calls[0]?.headers['authorization']).toBeUndefined();
  });

  it('answers 403 to a good token of somebody who is not registered', async () => {
    const { status, body } = await house.query(units, await house.as('stranger'));
    expect([status, body.errors[0].extensions.code]).toEqual([403, 'ACCOUNT_UNKNOWN']);
    expect(house.callsToSubgraphs()).toBe(0);
  });

  it('goes on with a new signing key as soon as the issuer publishes it, and refuses the old one', async () => {
    const old = house.issuer.key;
    await house.issuer.rotate('second');
    expect((await house.query(units, await house.as('clerk'))).status).toBe(200);
    const late = await house.issuer.token({ sub: 'clerk', jti: 'not seen before' }, {}, old);
    expect((await house.query(units, { authorization: `Bearer ${late}` })).status).toBe(401);
  });

  it('looks a subject up once, however many requests arrive together', async () => {
    house.accounts.set('crowd', { personId: 'p7', bureauId: 'b1', grants: [] });
    house.lookups = [];
    const headers = await house.as('crowd');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => house.query(units, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(house.lookups).toEqual(['crowd']);
  });

  it('forgets a person as soon as the directory announces a change', async () => {
    house.accounts.set('leader', {
      personId: 'p2',
      bureauId: 'b1',
      grants: [{ role: 'staff', unitId: 'u1' }],
    });
    const headers = await house.as('leader');
    await house.query(units, headers);
    house.accounts.set('leader', { personId: 'p2', bureauId: 'b1', grants: [] });
    await eventually(() => expect(house.streams.size).toBe(1));
    house.announce('p2');
    await eventually(async () => {
      await house.query(units, headers);
      expect(house.organization.calls.at(-1)?.actor.grants).toEqual([]);
    }, 2_000);
  });

  it('forgets everybody when the stream of changes was interrupted', async () => {
    const headers = await house.as('clerk');
    await house.query(units, headers);
    house.lookups = [];
    for (const stream of house.streams) stream.destroy();
    await eventually(async () => {
      await house.query(units, headers);
      expect(house.lookups).toContain('clerk');
    }, 2_000);
  });

  it('sees a change of roles made through the graph in the very next request', async () => {
    const headers = await house.as('clerk');
    await house.query(units, headers);
    house.lookups = [];
    await house.query('mutation { renameUnit(input: { id: "u1", title: "x" }) { id } }', headers);
    await house.query(units, headers);
    expect(house.lookups).toEqual(['clerk']);
  });
});

describe('when the others are away', () => {
  it('goes on with the actors it knows, and answers 503 for those it does not', async () => {
    const house = await new House().start();
    const known = await house.as('clerk');
    await house.query(units, known);
    const unknown = await house.as('late-comer');
    await house.organization.stop();
    expect((await house.query('{ campaigns }', known)).body).toEqual({
      data: { campaigns: ['000'] },
    });
    const { status, body, headers } = await house.query('{ campaigns }', unknown);
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'DIRECTORY_UNAVAILABLE']);
    expect(headers.get('retry-after')).toBe('1');
    await house.stop();
  });

  it('answers 503, not 401, while the issuer was never reached', async () => {
    const house = new House();
    house.issuer.isAway = true;
    await house.start();
    const headers = await house.as('clerk');
    const away = await house.query(units, headers);
    expect([away.status, away.body.errors[0].extensions.code]).toEqual([503, 'ISSUER_UNAVAILABLE']);
    expect((await fetch(`${house.url}/readyz`)).status).toBe(503);
    house.issuer.isAway = false;
    expect((await house.query(units, headers)).status).toBe(200);
    expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
    await house.stop();
  });
});
