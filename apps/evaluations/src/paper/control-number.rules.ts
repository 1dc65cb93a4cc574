/**
 * 31 signs that are not mistaken for one another in print: no I, L, O, 0, 1. A prime number of them, so that the check sign
 * finds every single wrong sign and every two that changed places.
 */
export const controlAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const randomSigns = 11; // 31^11 ≈ 2^54: a number cannot be guessed, nor its hash be tried out in an evening
export const controlNumberLength = randomSigns + 1;
/** Bytes `controlNumber` needs: one or two are thrown away now and then, never so many. */
export const controlNumberBytes = 32;

/**
 * Eleven signs out of random bytes and their check sign, such as `K7MQ9XWD4RTC`. It says nothing: no order, no class, no
 * person. Null in the (never seen) case that too few bytes could be used.
 * @param bytes `controlNumberBytes` random bytes
 */
export function controlNumber(bytes: Uint8Array): string | null {
  // 248 = 8 × 31: what lies above would make some signs likelier than others.
  const signs = Array.from(bytes)
    .filter((byte) => byte < 248)
    .slice(0, randomSigns)
    .map((byte) => byte % 31);
  if (signs.length < randomSigns) return null;
  return [...signs, checkSign(signs)].map((sign) => controlAlphabet[sign]).join('');
}

/** What a clerk typed or scanned, as it was printed; null when it is no control number (wrong length, sign or check sign). */
export function readControlNumber(typed: string): string | null {
  const number = typed.toUpperCase().replace(/[\s-]/g, '');
  if (number.length !== controlNumberLength) return null;
  const signs = Array.from(number, (sign) => controlAlphabet.indexOf(sign));
  if (signs.includes(-1)) return null;
  return checkSign(signs.slice(0, -1)) === signs.at(-1) ? number : null;
}

/** `K7MQ-9XWD-4RTC`: as it stands on the form. */
export function printedControlNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1-');
}

// Weights 2, 3, … are all different and none is 0 or 1 modulo 31 (the check sign itself weighs 1).
function checkSign(signs: readonly number[]): number {
  const sum = signs.reduce((total, sign, index) => total + sign * (index + 2), 0);
  return (31 - (sum % 31)) % 31;
}
