import { z } from 'zod';

/**
 * What a field may tell about people. There is no class for names, phones or free text: they never leave in an event.
 * - `operational`: facts about units, campaigns, duties, items
 * - `pseudonymous`: an id that stands for one person inside the platform
 * - `aggregate`: a number that passed disclosure control, or a count that needs none
 */
export type PrivacyClass = 'operational' | 'pseudonymous' | 'aggregate';

function classed<T extends z.ZodType>(schema: T, privacy: PrivacyClass): T {
  return schema.meta({ privacy }) as T;
}

export const field = {
  /** Id of anything but a person. */
  id: () => classed(z.uuid(), 'operational'),
  personId: () => classed(z.uuid(), 'pseudonymous'),
  /** A word out of a closed list, a date, a flag. Never free text. */
  fact: <T extends z.ZodType>(schema: T): T => classed(schema, 'operational'),
  /** A short machine word, such as a key of a template: letters, digits, `.`, `_`, `-`. */
  code: () => classed(z.string().regex(/^[A-Za-z0-9._-]{1,80}$/), 'operational'),
  instant: () => classed(z.iso.datetime(), 'operational'),
  day: () => classed(z.iso.date(), 'operational'),
  count: () => classed(z.int().min(0), 'aggregate'),
  share: () => classed(z.number().min(0).max(1), 'aggregate'),
  /** SHA-256 in hex. */
  hash: () => classed(z.string().regex(/^[0-9a-f]{64}$/), 'operational'),
};
