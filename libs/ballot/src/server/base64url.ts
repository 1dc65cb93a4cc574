/**
 * The bytes, or null for anything that is not *the* spelling of some bytes. As `fromBase64url` of the voter's side, by Node's
 * own decoder: a recount reads 20 000 signatures, and the portable one would take longer than checking them.
 */
export function readBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
