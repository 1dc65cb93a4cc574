import { newWebhookSecret, SecretSeal } from './sealed-secret.rules';

const passphrase = 'a passphrase of more than 32 characters';

describe('a sealed secret', () => {
  const seal = new SecretSeal(passphrase);

  it('opens for its channel, and names its algorithm', () => {
    const sealed = seal.seal('whsec_x', 'channel-1');
    expect(sealed).toMatch(/^v1\./);
    expect(sealed).not.toContain('whsec');
    expect(seal.open(sealed, 'channel-1')).toBe('whsec_x');
  });

  it('does not open for another channel, another key or one changed character', () => {
    const sealed = seal.seal('whsec_x', 'channel-1');
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => seal.open(sealed, 'channel-2')).toThrow();
    expect(() => new SecretSeal(`${passphrase}!`).open(sealed, 'channel-1')).toThrow();
    expect(() => seal.open(changed, 'channel-1')).toThrow();
  });

  it('is never twice the same', () => {
    expect(seal.seal('whsec_x', 'c')).not.toBe(seal.seal('whsec_x', 'c'));
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });
});
