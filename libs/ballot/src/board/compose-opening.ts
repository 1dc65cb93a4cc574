import {
  ALL_CLASSES,
  type Definition,
  HASH_ALG,
  type OpenedBody,
  type RsaPublicJwk,
  SHEET_SUITE,
  SUPPRESSION_RULE,
  TICKET_SUITE,
  fromBase64url,
} from '@huiyin/ballot-client';
import { OpeningRefused } from './board.errors';

/** Shortest modulus a board accepts, in bits. */
export const MODULUS_BITS = 3072;

/** Everything a board entry 0 needs from the caller; suites, version and rule version are filled in. */
export interface OpeningInput extends Pick<
  OpenedBody,
  'appraisalId' | 'definition' | 'ticketClasses' | 'closingPublicKeyJwk'
> {
  /** Suppression threshold, at least 2 (5 inside a bureau, 10 for what is public). */
  k: number;
}

/** The body of board entry 0. @throws OpeningRefused when a recount would reject it */
export function composeOpening(input: OpeningInput, modulusBits = MODULUS_BITS): OpenedBody {
  const { k, ...rest } = input;
  const opened: OpenedBody = {
    version: 1,
    suites: { ticket: TICKET_SUITE, sheet: SHEET_SUITE, hash: HASH_ALG },
    suppression: { k, ruleVersion: SUPPRESSION_RULE },
    ...rest,
  };
  const problem = openingProblem(opened, modulusBits);
  if (problem) throw new OpeningRefused(problem);
  return opened;
}

/** Why this cannot be an opening, or null. Used before opening and again by every recount. */
export function openingProblem(opened: OpenedBody, modulusBits = MODULUS_BITS): string | null {
  return (
    definitionProblem(opened.definition) ??
    classesProblem(opened) ??
    keysProblem(opened, modulusBits)
  );
}

function definitionProblem({ targets, dimensions, grades }: Definition): string | null {
  const lists = { target: targets, dimension: dimensions, grade: grades };
  for (const [name, list] of Object.entries(lists)) {
    const ids = list.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) return `a ${name} is listed twice`;
    if (!ids.every(isId)) return `a ${name} has an id that is not plain`;
  }
  if (targets.length === 0 || dimensions.length === 0) return 'nothing is asked';
  if (grades.length < 2) return 'fewer than two grades';
  if (grades.length > 255) return 'more than 255 grades'; // a grade is one byte of a sealed sheet
  return null;
}

function classesProblem({ ticketClasses, suppression }: OpenedBody): string | null {
  const ids = ticketClasses.map(({ id }) => id);
  if (ids.length === 0) return 'no ticket class';
  if (new Set(ids).size !== ids.length) return 'a ticket class is listed twice';
  if (!ids.every(isId) || ids.includes(ALL_CLASSES))
    return 'a ticket class has an id that is not plain';
  if (ticketClasses.some(({ weight }) => weight < 1)) return 'a ticket class has no weight';
  if (ticketClasses.some(({ eligible }) => eligible < 0))
    return 'a ticket class has a negative number of voters';
  if (suppression.ruleVersion !== SUPPRESSION_RULE)
    return `unknown suppression rule "${suppression.ruleVersion}"`;
  return suppression.k < 2 ? 'the suppression threshold is below 2' : null;
}

function keysProblem(
  { ticketClasses, closingPublicKeyJwk }: OpenedBody,
  modulusBits: number,
): string | null {
  const keys = [...ticketClasses.map(({ publicKeyJwk }) => publicKeyJwk), closingPublicKeyJwk];
  if (keys.some((key) => bitsOf(key) < modulusBits))
    return `a key is shorter than ${modulusBits} bits or malformed`;
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

/** Plain ids: they end up in file names, group names ("A+B") and object keys. */
function isId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/.test(id) && !(id in {});
}
