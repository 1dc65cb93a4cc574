import { z } from 'zod';

/** The small words every part of a form is made of. */
export const text = z.string().trim().min(1).max(400);

export const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'must be a key: small letters, digits and hyphens, at most 40',
  );

export const bilingual = z.strictObject({ zh: text, en: text });

/** A share as documents word it: `1/2`, `60 %`. Kept exact. */
export const share = z
  .string()
  .regex(/^(\d{1,4}\/[1-9]\d{0,3}|\d{1,3} ?%)$/, 'must be a share such as 1/2 or 60 %')
  .refine((value) => !(basisPoints(value) > 10_000), 'must be at most the whole');

export const requirementId = z
  .string()
  .regex(/^R\d{3}\.\d+$/, 'must be a requirement such as R000.16');

/** HARD blocks; SOFT can be waived with reason and approver; ADVICE is a hint. */
export const strength = z.enum(['HARD', 'SOFT', 'ADVICE']);

export type Bilingual = z.output<typeof bilingual>;
export type RuleStrength = z.output<typeof strength>;

/** A share in ten-thousandths, rounded up: half of three is two. */
export function basisPoints(value: string): number {
  const [part = 0, whole = 100] = value.replace('%', '').split('/').map(Number);
  return Math.ceil((part * 10_000) / whole);
}
