import { createHash } from 'node:crypto';

/** Crockford base32 without look-alikes: what is read aloud or copied from paper still arrives. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 26; // 130 bits: cannot be guessed, so a plain hash cannot be reversed

/** A new pick-up code, shown once to the sender of an opinion and stored nowhere. `random` gives 26 random bytes. */
export function newPickupCode(random: (bytes: number) => Uint8Array): string {
  const letters = [...random(length)].map((byte) => alphabet[byte % 32]);
  return (letters.join('').match(/.{1,5}/g) ?? []).join('-');
}

/** Upper case, no separators, O→0, I/L→1; null when it cannot be a code. */
export function normalisePickupCode(raw: string): string | null {
  const code = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => alphabet.includes(letter))
    ? code
    : null;
}

/** How evaluations finds the opinion again. */
export function pickupHash(normalisedCode: string): string {
  return sha256(`huiyin-pickup:${normalisedCode}`);
}

/** The key that opens the answer in rectification; only the holder of the code can make it. */
export function answerKey(normalisedCode: string): string {
  return sha256(`huiyin-answer:${normalisedCode}`);
}

/** What travels in the event: proves an answer key without being one. */
export function answerKeyHash(key: string): string {
  return sha256(key);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
