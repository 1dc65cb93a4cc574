import { BlockList, isIP } from 'node:net';

// Addresses of this machine, its network and its cloud: a webhook must not become a way in (SSRF).
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // Those that carry an IPv4 address inside (compatible, translated, NAT64, Teredo, 6to4) lead wherever that one does.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an IP address may be connected to; `::ffff:10.0.0.1` counts as the IPv4 address it is. */
export function isPublicAddress(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  const address = mapped ?? ip;
  const family = isIP(address);
  if (family === 0) return false;
  return !inside.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Why a webhook address is refused as written; null when it is fine. Names are looked up again at every attempt. */
export function webhookAddressProblem(address: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return 'it is no URL';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'it must begin with https://';
  if (url.username !== '' || url.password !== '')
    return 'it must not carry a user name or password';
  if (url.hash !== '') return 'it must not have a fragment (#…)';
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return 'it lies inside a private network';
  if (!allowPrivate && (host === 'localhost' || host.endsWith('.localhost')))
    return 'it lies inside a private network';
  return null;
}
