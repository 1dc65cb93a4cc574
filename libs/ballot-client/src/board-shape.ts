import { BOARD_VERSION, HASH_ALG, SHEET_SUITE, TICKET_SUITE } from './definition';

/**
 * Shapes of what stands in a board file. Keys are exact: an extra field would be a place to hide a mark. Each shape
 * answers with the path of the first thing that does not fit, or null.
 */
type Shape = (value: unknown, path: string) => string | null;

/** Every text on a board is plain ASCII without quotes or brackets: ids, base64url, hex, group names. */
const text: Shape = (value, path) =>
  typeof value === 'string' && value.length <= 4096 && /^[\w.:+/-]*$/.test(value) ? null : path;
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
/** Stops at the first misfit: a hostile file may list a hundred million. */
const list =
  (item: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return path;
    for (const [index, one] of value.entries()) {
      const misfit = item(one, `${path}[${index}]`);
      if (misfit !== null) return misfit;
    }
    return null;
  };
const members = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record =
  (item: Shape): Shape =>
  (value, path) => {
    if (!members(value)) return path;
    for (const name in value) {
      const misfit = text(name, path) ?? item(value[name], `${path}.${name}`);
      if (misfit !== null) return misfit;
    }
    return null;
  };
const exactly = (fields: Record<string, Shape>): Shape => {
  const shapes = Object.entries(fields);
  return (value, path) => {
    if (!members(value)) return path;
    for (const name in value)
      if (!Object.hasOwn(fields, name)) return `${path}.${text(name, '') ?? name}`;
    for (const [name, shape] of shapes) {
      const misfit = shape(value[name], `${path}.${name}`);
      if (misfit !== null) return misfit;
    }
    return null;
  };
};

const key = exactly({ kty: just('RSA'), alg: just('PS384', 'RSA-OAEP-256'), n: text, e: text });
const cell = { targetId: text, dimensionId: text };

const opened = exactly({
  version: just(BOARD_VERSION),
  appraisalId: text,
  suites: exactly({ ticket: just(TICKET_SUITE), sheet: just(SHEET_SUITE), hash: just(HASH_ALG) }),
  definition: exactly({
    targets: list(exactly({ id: text, kind: text, routed: flag })),
    scales: list(
      exactly({
        id: text,
        abstentionAllowed: flag,
        grades: list(exactly({ id: text, value: whole, favourable: flag })),
      }),
    ),
    dimensions: list(exactly({ id: text, scaleId: text, targetKinds: list(text) })),
    questions: list(exactly({ id: text, maxChars: count })),
  }),
  ticketClasses: list(exactly({ id: text, weight: count, eligible: count, publicKeyJwk: key })),
  paper: list(exactly({ classId: text, printed: count, commitment: text })),
  closingPublicKeyJwk: key,
  closingKeyHeldBy: just('service', 'two-people'),
  audience: just('bureau', 'public'),
  disclosure: exactly({ k: count, ruleVersion: text }),
  validity: exactly({ quorumBp: count, minCounted: count }),
  remeasures: orNull(text),
});

const tallyCell = exactly({
  scope: text,
  ...cell,
  sheets: count,
  n: count,
  counts: record(count),
  favourable: count,
  meanMilli: whole,
  weighted: orNull(exactly({ favourableBp: whole, meanMilli: whole })),
});

const closed = exactly({
  version: just(BOARD_VERSION),
  appraisalId: text,
  ruleVersion: text,
  turnout: list(exactly({ classId: text, issued: count, cast: count, counted: count })),
  paper: list(
    exactly({
      classId: text,
      ...{ issued: count, cast: count, void: count, missing: count, counted: count },
    }),
  ),
  tickets: list(exactly({ classId: text, preparedMessage: text, signature: text, counted: flag })),
  valid: flag,
  invalidReason: orNull(text),
  pieces: list(exactly({ group: text, ...cell, grade: orNull(text), count })),
  tally: list(tallyCell),
  withheld: list(exactly({ scope: text, ...cell, sheets: count, reason: text })),
  pieceCommitments: list(
    exactly({ alg: just(HASH_ALG), classId: text, ...cell, commitment: text }),
  ),
  texts: list(
    exactly({ questionId: text, released: flag, count: orNull(count), commitment: text }),
  ),
});

const line = exactly({
  alg: just(HASH_ALG),
  seq: count,
  kind: just('opened', 'closed'),
  body: (value, path) => (members(value) ? null : path),
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
