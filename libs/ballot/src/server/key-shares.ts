import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { KeyShareUnreadable } from './key-shares.errors';

/** Which of the two. */
export type ShareOrdinal = 1 | 2;

/** 128 bits: as strong as RSA 3072, and half as much to type as 256. */
const SHARE_BYTES = 16;
/** Crockford's base 32: no I, L, O, U, which people mix up with 1, 0 and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
const PER_GROUP = 4; // and one check character
const DATA_SYMBOLS = 26; // 130 bits for 128

/** Two shares, of which each alone says nothing about the wrapping key. */
export interface SplitKey {
  /** 32 bytes; what the closing key is sealed with. */
  readonly wrapKey: Buffer;
  readonly shares: readonly [Buffer, Buffer];
}

/** A fresh wrapping key in two halves. */
export function splitNewKey(appraisalId: string): SplitKey {
  const shares = [randomBytes(SHARE_BYTES), randomBytes(SHARE_BYTES)] as const;
  return { shares, wrapKey: joinShares(appraisalId, shares) };
}

/** HKDF-SHA-256 over share 1 ⊕ share 2, bound to the appraisal. */
export function joinShares(
  appraisalId: string,
  [first, second]: readonly [Uint8Array, Uint8Array],
): Buffer {
  const secret = Buffer.from(first.map((byte, at) => byte ^ (second[at] ?? 0)));
  return Buffer.from(hkdfSync('sha256', secret, appraisalId, 'huiyin-closing-key-shares/1', 32));
}

/** Recognises a share without keeping it. A share has 128 random bits: there is nothing to guess from a hash. */
export function keyShareHash(
  appraisalId: string,
  ordinal: ShareOrdinal,
  share: Uint8Array,
): string {
  return createHash('sha256')
    .update(`huiyin-closing-key-share/1 ${appraisalId} ${ordinal} `)
    .update(share)
    .digest('hex');
}

/**
 * A share as a person prints, keeps and types it: seven groups of five, the first character the share's number, the
 * last of each group its check character. One mistyped or two swapped characters are noticed, and in which group.
 */
export function printKeyShare(ordinal: ShareOrdinal, share: Uint8Array): string {
  const payload = [ordinal, ...toSymbols(share)];
  const all = [...payload, checkOf(payload, 0, timesThree)];
  return Array.from({ length: GROUPS }, (_, group) => {
    const four = all.slice(group * PER_GROUP, (group + 1) * PER_GROUP);
    return [...four, checkOf(four, group + 1, timesTwo)].map((value) => ALPHABET[value]).join('');
  }).join('-');
}

/** Small letters, spaces, full-width characters, O for 0 and I or L for 1 are forgiven. @throws KeyShareUnreadable */
export function readKeyShare(text: string): { ordinal: ShareOrdinal; share: Buffer } {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (typed.length !== GROUPS * (PER_GROUP + 1)) throw new KeyShareUnreadable(null);
  const all: number[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const five = [...typed.slice(group * 5, group * 5 + 5)].map((each) => ALPHABET.indexOf(each));
    const four = five.slice(0, PER_GROUP);
    if (five.includes(-1) || checkOf(four, group + 1, timesTwo) !== five[PER_GROUP])
      throw new KeyShareUnreadable(group + 1);
    all.push(...four);
  }
  const payload = all.slice(0, -1);
  const [ordinal, ...symbols] = payload;
  if (checkOf(payload, 0, timesThree) !== all.at(-1)) throw new KeyShareUnreadable(GROUPS);
  if (ordinal !== 1 && ordinal !== 2) throw new KeyShareUnreadable(1);
  return { ordinal, share: fromSymbols(symbols) };
}

function toSymbols(share: Uint8Array): number[] {
  const bits = BigInt(`0x${Buffer.from(share).toString('hex')}`) << 2n;
  return Array.from({ length: DATA_SYMBOLS }, (_, at) =>
    Number((bits >> BigInt(5 * (DATA_SYMBOLS - 1 - at))) & 31n),
  );
}

function fromSymbols(symbols: readonly number[]): Buffer {
  const bits = symbols.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n) >> 2n;
  return Buffer.from(bits.toString(16).padStart(SHARE_BYTES * 2, '0'), 'hex');
}

// Horner over GF(32): each symbol and each neighbourhood changes the result.
function checkOf(
  symbols: readonly number[],
  start: number,
  times: (value: number) => number,
): number {
  return times(symbols.reduce((sum, value) => times(sum) ^ value, start));
}

const timesTwo = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);
const timesThree = (value: number): number => timesTwo(value) ^ value;
