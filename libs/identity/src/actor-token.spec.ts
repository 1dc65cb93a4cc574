import { Actor } from './actor';
import { ActorSigner, ActorVerifier } from './actor-token';

const keys = { campaigns: 'c'.repeat(32), evaluations: 'e'.repeat(32) };
const at = (iso: string) => ({ now: () => new Date(iso) });
const noon = at('2026-03-01T12:00:00Z');
const clerk = new Actor({
  kind: 'person',
  personId: 'p1',
  bureauId: 'b1',
  grants: [{ role: 'campaign-office', bureauId: 'b1' }],
});

describe('the forwarded actor', () => {
  const token = new ActorSigner(keys, noon).sign(clerk, 'campaigns');
  const verifier = (audience: string, key: string, clock = noon) =>
    new ActorVerifier(audience, key, clock);

  it('is read back by the subgraph it was signed for', () => {
    expect(verifier('campaigns', keys.campaigns).verify(token)).toEqual(clerk);
  });

  it.each([
    ['without a token', undefined, verifier('campaigns', keys.campaigns)],
    ['signed with another key', token, verifier('campaigns', 'x'.repeat(32))],
    ['meant for another subgraph', token, verifier('evaluations', keys.campaigns)],
    ['after its minute', token, verifier('campaigns', keys.campaigns, at('2026-03-01T12:01:01Z'))],
    ['from the future', token, verifier('campaigns', keys.campaigns, at('2026-03-01T11:59:00Z'))],
    [
      'with one byte changed',
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      verifier('campaigns', keys.campaigns),
    ],
    [
      'with alg none',
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`,
      verifier('campaigns', keys.campaigns),
    ],
    ['as rubbish', 'a.b.c', verifier('campaigns', keys.campaigns)],
  ])('is refused %s', (_how, given, by) => {
    expect(by.verify(given)).toBeNull();
  });

  it('does not outlive its minute in the cache', () => {
    let now = new Date('2026-03-01T12:00:00Z');
    const caching = new ActorVerifier('campaigns', keys.campaigns, { now: () => now });
    expect(caching.verify(token)).not.toBeNull();
    now = new Date('2026-03-01T12:01:00Z');
    expect(caching.verify(token)).toBeNull();
  });
});

describe('an actor', () => {
  const leader = new Actor({
    kind: 'person',
    personId: 'p2',
    bureauId: 'b1',
    grants: [
      { role: 'supervision-leader', bureauId: 'b1', groupId: 'g1', unitIds: ['u1', 'u2'] },
      { role: 'staff', bureauId: 'b1', unitId: 'u9' },
    ],
  });

  it('reaches only the units of the grants that give the permission', () => {
    expect(leader.unitIdsFor('ledger:verify')).toEqual(['u1', 'u2']);
    expect(leader.coversUnit('ledger:verify', 'u9')).toBe(false);
    expect(leader.unitIdsFor('directory:read')).toEqual(['u1', 'u2', 'u9']);
  });

  it('cannot strike off what it verifies (requirements.md §4.1)', () => {
    expect(leader.can('ledger:verify')).toBe(true);
    expect(leader.can('ledger:strike-off')).toBe(false);
    expect(clerk.can('ledger:verify')).toBe(false);
  });

  it('who is anonymous may nothing', () => {
    expect(Actor.anonymous().can('self:read')).toBe(false);
  });
});
