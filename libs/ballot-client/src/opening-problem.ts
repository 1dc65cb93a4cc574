import {
  ALL_CLASSES,
  DISCLOSURE_RULE,
  LEAST_K,
  type OpenedBody,
  type RsaPublicJwk,
} from './definition';
import { definitionProblem, idsProblem, isId } from './definition-problem';
import { fromBase64url } from './encoding';

/** Shortest modulus a board accepts, in bits. */
export const MODULUS_BITS = 3072;
/** Longer keys only slow a recount down. */
const MOST_MODULUS_BITS = 8192;

/** Most voters, printed forms, or sheets needed, and the largest weight a board accepts. */
const MOST = { people: 1_000_000, weight: 10_000 } as const;

/** Why this cannot be an opening, or null. Used before opening, by every voter's device and again by every recount. */
export function openingProblem(opened: OpenedBody, modulusBits = MODULUS_BITS): string | null {
  return (
    appraisalProblem(opened) ??
    definitionProblem(opened.definition) ??
    classesProblem(opened) ??
    paperProblem(opened) ??
    thresholdProblem(opened) ??
    keysProblem(opened, modulusBits)
  );
}

function appraisalProblem({ appraisalId, remeasures }: OpenedBody): string | null {
  if (!isId(appraisalId)) return 'the appraisal has an id that is not plain';
  if (remeasures === null) return null;
  return isId(remeasures) && remeasures !== appraisalId
    ? null
    : 'the appraisal measured again is none';
}

function classesProblem({ ticketClasses }: OpenedBody): string | null {
  const ids = ticketClasses.map(({ id }) => id);
  if (ids.length === 0) return 'no ticket class';
  const problem = idsProblem('ticket class', ids);
  if (problem) return problem;
  if (ids.includes(ALL_CLASSES)) return 'a ticket class has an id that is not plain';
  if (ticketClasses.some(({ weight }) => weight < 1 || weight > MOST.weight))
    return `a ticket class has no weight between 1 and ${MOST.weight}`;
  return ticketClasses.some(({ eligible }) => eligible < 0 || eligible > MOST.people)
    ? 'a ticket class has an impossible number of voters'
    : null;
}

function paperProblem({ ticketClasses, paper }: OpenedBody): string | null {
  let before = -1;
  for (const { classId, printed, commitment } of paper) {
    const at = ticketClasses.findIndex(({ id }) => id === classId);
    if (at < 0) return 'paper of an unknown ticket class';
    if (at <= before) return 'paper does not follow the order of the ticket classes';
    if (printed < 1 || printed > MOST.people) return `class ${classId}: no forms are printed`;
    if (!isSha256(commitment)) return `class ${classId}: the commitment is not a SHA-256 hash`;
    before = at;
  }
  return null;
}

function thresholdProblem({ audience, disclosure, validity }: OpenedBody): string | null {
  const { k, ruleVersion } = disclosure;
  if (ruleVersion !== DISCLOSURE_RULE) return `unknown disclosure rule "${String(ruleVersion)}"`;
  if (k < LEAST_K[audience] || k > MOST.people)
    return `the disclosure threshold is below ${LEAST_K[audience]}`;
  const { quorumBp, minCounted } = validity;
  if (quorumBp < 0 || quorumBp > 10_000) return 'the quorum is not between 0 and 10000';
  return minCounted < 0 || minCounted > MOST.people
    ? 'the smallest number of sheets is out of range'
    : null;
}

/** Lower-case hex. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function keysProblem(
  { ticketClasses, closingPublicKeyJwk }: OpenedBody,
  modulusBits: number,
): string | null {
  const keys = [...ticketClasses.map(({ publicKeyJwk }) => publicKeyJwk), closingPublicKeyJwk];
  if (keys.some((key) => bitsOf(key) < modulusBits))
    return `a key is shorter than ${modulusBits} bits or malformed`;
  if (keys.some((key) => bitsOf(key) > MOST_MODULUS_BITS))
    return `a key is longer than ${MOST_MODULUS_BITS} bits`;
  if (new Set(keys.map(({ n }) => n)).size !== keys.length) return 'a key is used twice';
  if (ticketClasses.some(({ publicKeyJwk }) => publicKeyJwk.alg !== 'PS384'))
    return 'a ticket key is not a PS384 key';
  return closingPublicKeyJwk.alg === 'RSA-OAEP-256'
    ? null
    : 'the closing key is not an RSA-OAEP-256 key';
}

function bitsOf(key: RsaPublicJwk): number {
  const modulus = fromBase64url(key.n);
  const first = modulus?.[0] ?? 0;
  const odd = ((modulus?.at(-1) ?? 0) & 1) === 1;
  return modulus && odd && first > 0 && key.e === 'AQAB'
    ? modulus.length * 8 - Math.clz32(first) + 24
    : 0;
}
