import { toHalfWidth, withoutWhiteSpace } from './chinese-text.rules';
import type { RosterPhone } from './roster-draft.rules';

/** How long a landline is in the bureau's area; most Chinese cities have 8 digits, smaller ones 7. */
export type LandlineDigits = 7 | 8;

const MOBILE = /^(?:(?:\+|00)?86-?)?0?(1[3-9]\d-?\d{4}-?\d{4})$/;
const LANDLINE =
  /^(?:(?:\+|00)?86-?)?(?:\(?(0(?:10|2\d|[3-9]\d{2}))\)?-?)?([2-9]\d{2,3}-?\d{4})(?:(?:-|#|x|ext\.?|转|分机)(\d{1,6}))?$/i;
const LONGEST = 40;

/**
 * Reads one phone number: mobile (11 digits) or landline with optional area code, country code and extension
 * (`0575-88001041转12`). Spaces, hyphens and full-width digits do not matter. Anything else is `unknown`.
 */
export function readPhone(typed: string, landlineDigits: LandlineDigits = 8): RosterPhone {
  const raw = typed.trim();
  const compact =
    raw.length > LONGEST ? '' : toHalfWidth(withoutWhiteSpace(raw)).replace(/[‐‑–—]/g, '-');
  const mobile = MOBILE.exec(compact)?.[1];
  if (mobile) return { kind: 'mobile', raw, digits: digitsOf(mobile), toVerify: false };
  const [, areaCode, number, extension] = LANDLINE.exec(compact) ?? [];
  if (number && digitsOf(number).length === landlineDigits) {
    return {
      kind: 'landline',
      raw,
      digits: digitsOf(number),
      ...(areaCode ? { areaCode } : {}),
      ...(extension ? { extension } : {}),
      toVerify: false,
    };
  }
  return { kind: 'unknown', raw, digits: digitsOf(toHalfWidth(raw)), toVerify: false };
}

/** Numbers separated by nothing but spaces: split only if every part is a number by itself. */
export function readPhones(typed: string, landlineDigits: LandlineDigits = 8): RosterPhone[] {
  const whole = readPhone(typed, landlineDigits);
  if (whole.kind !== 'unknown') return [whole];
  const parts = typed
    .trim()
    .split(/\s+/)
    .map((part) => readPhone(part, landlineDigits));
  return parts.every(({ kind }) => kind !== 'unknown') ? parts : [whole];
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
