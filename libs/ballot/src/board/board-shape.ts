/**
 * Shapes of what stands in a board file. Keys are exact: an extra field would be a place to hide a mark. Each shape
 * answers with the path of the first thing that does not fit, or null.
 */
type Shape = (value: unknown, path: string) => string | null;

const text: Shape = (value, path) =>
  typeof value === 'string' && value.length <= 2048 ? null : path;
const whole: Shape = (value, path) => (Number.isSafeInteger(value) ? null : path);
const count: Shape = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? null : path;
const flag: Shape = (value, path) => (typeof value === 'boolean' ? null : path);
const just =
  (...allowed: unknown[]): Shape =>
  (value, path) =>
    allowed.includes(value) ? null : path;
const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path);
const first = (problems: Iterable<string | null>): string | null => {
  for (const problem of problems) if (problem !== null) return problem;
  return null;
};
const list =
  (item: Shape): Shape =>
  (value, path) =>
    Array.isArray(value) ? first(value.map((one, index) => item(one, `${path}[${index}]`))) : path;
const members = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record =
  (item: Shape): Shape =>
  (value, path) =>
    members(value)
      ? first(Object.entries(value).map(([key, one]) => item(one, `${path}.${key}`)))
      : path;
const exactly =
  (fields: Record<string, Shape>): Shape =>
  (value, path) => {
    if (!members(value)) return path;
    const extra = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (extra !== undefined) return `${path}.${extra}`;
    return first(Object.entries(fields).map(([key, shape]) => shape(value[key], `${path}.${key}`)));
  };

const key = exactly({ kty: just('RSA'), alg: just('PS384', 'RSA-OAEP-256'), n: text, e: text });
const cell = { targetId: text, dimensionId: text };

const opened = exactly({
  version: just(1),
  appraisalId: text,
  suites: exactly({
    ticket: just('RSABSSA-SHA384-PSS-Randomized'),
    sheet: just('RSA-OAEP-256+A256GCM'),
    hash: just('sha-256'),
  }),
  definition: exactly({
    targets: list(exactly({ id: text, kind: text })),
    dimensions: list(exactly({ id: text })),
    grades: list(exactly({ id: text, value: whole, favourable: flag })),
    abstentionAllowed: flag,
  }),
  ticketClasses: list(exactly({ id: text, weight: count, eligible: count, publicKeyJwk: key })),
  closingPublicKeyJwk: key,
  suppression: exactly({ k: count, ruleVersion: text }),
});

const closed = exactly({
  version: just(1),
  appraisalId: text,
  ruleVersion: text,
  turnout: list(exactly({ classId: text, issued: count, cast: count, counted: count })),
  tickets: list(exactly({ classId: text, preparedMessage: text, signature: text, counted: flag })),
  pieces: list(exactly({ group: text, targetId: text, grades: record(orNull(text)) })),
  tally: list(
    exactly({
      scope: text,
      ...cell,
      sheets: count,
      n: count,
      counts: record(count),
      favourable: count,
      meanMilli: whole,
      weighted: orNull(exactly({ favourableBp: whole, meanMilli: whole })),
    }),
  ),
  withheld: list(
    exactly({
      scope: text,
      ...cell,
      sheets: count,
      reason: just('merged', 'below-threshold', 'protected'),
    }),
  ),
  pieceCommitments: list(
    exactly({ alg: just('sha-256'), classId: text, ...cell, commitment: text }),
  ),
});

const line = exactly({
  alg: just('sha-256'),
  seq: count,
  kind: just('opened', 'closed'),
  body: record(() => null),
  prevHash: text,
  hash: text,
});

/** Path of the first misfit of a parsed line (`$`-rooted), or null. Narrow the line to `BoardEntry` after it. */
export function entryMisfit(value: unknown): string | null {
  const misfit = line(value, '$');
  if (misfit !== null) return misfit;
  const { kind, body } = value as { kind: string; body: unknown };
  return (kind === 'opened' ? opened : closed)(body, '$.body');
}
