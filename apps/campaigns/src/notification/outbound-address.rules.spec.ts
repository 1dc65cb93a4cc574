import fc from 'fast-check';
import { isPublicAddress, webhookAddressProblem } from './outbound-address.rules';

describe('where a webhook may go', () => {
  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['172.31.255.255'],
    ['192.168.0.10'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['255.255.255.255'],
    ['::1'],
    ['::'],
    ['fd00::1'],
    ['fe80::1'],
    ['::ffff:10.0.0.1'],
    ['::ffff:7f00:1'],
    ['::7f00:1'],
    ['::ffff:0:7f00:1'],
    ['64:ff9b::a00:1'],
    ['64:ff9b:1::a00:1'],
    ['2001:0:7f00:1::'],
    ['fec0::1'],
    ['not an address'],
  ])('%s is inside', (ip) => expect(isPublicAddress(ip)).toBe(false));

  it.each([['93.184.216.34'], ['172.32.0.1'], ['2606:2800:220:1:248:1893:25c8:1946']])(
    '%s is outside',
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  );

  it('no IPv4 address of a private network gets through in its IPv6 form either', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, (b, c, d) => {
        expect(isPublicAddress(`::ffff:10.${b}.${c}.${d}`)).toBe(false);
        expect(isPublicAddress(`10.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });

  it.each([
    ['nonsense', 'it is no URL'],
    ['http://example.org/hook', 'it must begin with https://'],
    ['ftp://example.org/hook', 'it must begin with https://'],
    ['https://user:word@example.org/', 'it must not carry a user name or password'],
    ['https://example.org/#part', 'it must not have a fragment (#…)'],
    ['https://127.0.0.1/', 'it lies inside a private network'],
    ['https://[::1]/', 'it lies inside a private network'],
    ['https://[::ffff:127.0.0.1]/', 'it lies inside a private network'],
    ['https://[::127.0.0.1]/', 'it lies inside a private network'],
    ['https://127.0.0.1./', 'it lies inside a private network'],
    ['https://0177.0.0.1/', 'it lies inside a private network'],
    ['https://localhost./', 'it lies inside a private network'],
    ['https://2130706433/', 'it lies inside a private network'],
    ['https://localhost/', 'it lies inside a private network'],
    ['https://LOCALHOST/', 'it lies inside a private network'],
  ])('%s is refused: %s', (address, why) =>
    expect(webhookAddressProblem(address, false)).toBe(why),
  );

  it('an https address outside is fine, and in development one on this machine', () => {
    expect(webhookAddressProblem('https://example.org/hook?a=1', false)).toBeNull();
    expect(webhookAddressProblem('http://127.0.0.1:8080/hook', true)).toBeNull();
  });
});
