import type { OpenedBody } from '@huiyin/ballot-client';
import type { Edit } from './closing-edits';

const at = <T>(list: readonly T[], index = 0): T => list.at(index) as T;

/** Every way to rewrite the opening of `aMixedBoard` into one that must not be. */
export const OPENING_EDITS: Edit<OpenedBody>[] = [
  [
    'a threshold below 5 inside a bureau',
    'threshold is below 5',
    (body) => (body.disclosure.k = 4),
  ],
  [
    'a threshold below 10 in public',
    'threshold is below 10',
    (body) => Object.assign(body, { audience: 'public', disclosure: { ...body.disclosure, k: 9 } }),
  ],
  [
    'another rule',
    'unknown disclosure rule',
    (body) => (body.disclosure.ruleVersion = 'huiyin-disclosure/1' as never),
  ],
  ['no target', 'nothing is asked', ({ definition }) => (definition.targets = [])],
  ['no dimension', 'nothing is asked', ({ definition }) => (definition.dimensions = [])],
  [
    'a target twice',
    'listed twice',
    ({ definition }) => definition.targets.push(at(definition.targets)),
  ],
  [
    'a grade twice',
    'listed twice',
    ({ definition }) => at(definition.scales).grades.push(at(at(definition.scales).grades)),
  ],
  [
    'an id that is not plain',
    'not plain',
    ({ definition }) => (at(definition.dimensions).id = 'a+b'),
  ],
  [
    'an id every object has',
    'not plain',
    ({ definition }) => (at(definition.dimensions).id = 'constructor'),
  ],
  ['an appraisal without an id', 'not plain', (body) => (body.appraisalId = '')],
  [
    'a kind that is not plain',
    'not plain',
    ({ definition }) => (at(definition.targets).kind = 'a/b'),
  ],
  [
    'an unknown scale',
    'unknown scale',
    ({ definition }) => (at(definition.dimensions).scaleId = 'zzz'),
  ],
  [
    'a dimension asked of nobody',
    'asked of nobody',
    ({ definition }) => (at(definition.dimensions).targetKinds = []),
  ],
  [
    'a single grade',
    'fewer than two grades',
    ({ definition }) => (at(definition.scales).grades.length = 1),
  ],
  [
    'more grades than a byte holds',
    'more than 255 grades',
    ({ definition }) =>
      (at(definition.scales).grades = Array.from({ length: 256 }, (_, id) => ({
        id: `g${id}`,
        value: 1,
        favourable: true,
      }))),
  ],
  [
    'a value out of range',
    'out of range',
    ({ definition }) => (at(at(definition.scales).grades).value = 1_000_001),
  ],
  [
    'a question without room',
    'between 1 and 10000',
    ({ definition }) => (at(definition.questions).maxChars = 0),
  ],
  [
    'a sheet that is too long',
    'longer than 65536 bytes',
    ({ definition }) =>
      definition.questions.push(
        ...Array.from({ length: 4 }, (_, id) => ({ id: `q${id}`, maxChars: 10_000 })),
      ),
  ],
  ['no class', 'no ticket class', (body) => (body.ticketClasses = [])],
  ['a class of everybody', 'not plain', ({ ticketClasses }) => (at(ticketClasses).id = 'all')],
  ['a class without weight', 'no weight', ({ ticketClasses }) => (at(ticketClasses).weight = 0)],
  [
    'more voters than people',
    'impossible number',
    ({ ticketClasses }) => (at(ticketClasses).eligible = 1_000_001),
  ],
  [
    'one key for two classes',
    'used twice',
    ({ ticketClasses }) => (at(ticketClasses).publicKeyJwk = at(ticketClasses, 1).publicKeyJwk),
  ],
  [
    'a key for another use',
    'not a PS384 key',
    ({ ticketClasses }) => (at(ticketClasses).publicKeyJwk.alg = 'RSA-OAEP-256'),
  ],
  [
    'a closing key for another use',
    'not an RSA-OAEP-256 key',
    (body) => (body.closingPublicKeyJwk.alg = 'PS384'),
  ],
  [
    'an unusual exponent',
    'malformed',
    ({ ticketClasses }) => (at(ticketClasses).publicKeyJwk.e = 'Aw'),
  ],
  [
    'an even modulus',
    'malformed',
    ({ ticketClasses }) =>
      (at(ticketClasses).publicKeyJwk.n = `${at(ticketClasses).publicKeyJwk.n.slice(0, -4)}AAAA`),
  ],
  [
    'a key that is too short',
    'shorter than',
    ({ ticketClasses }) =>
      (at(ticketClasses).publicKeyJwk.n = at(ticketClasses).publicKeyJwk.n.slice(0, -8)),
  ],
  [
    'a key that is too long',
    'longer than',
    ({ ticketClasses }) => (at(ticketClasses).publicKeyJwk.n = `${'w'.repeat(1367)}x`),
  ],
  ['paper of an unknown class', 'unknown ticket class', ({ paper }) => (at(paper).classId = 'zzz')],
  ['paper of one class twice', 'order of the ticket classes', ({ paper }) => paper.push(at(paper))],
  ['no printed form', 'no forms are printed', ({ paper }) => (at(paper).printed = 0)],
  ['a damaged paper commitment', 'not a SHA-256 hash', ({ paper }) => (at(paper).commitment = 'x')],
  ['a quorum above everybody', 'quorum', ({ validity }) => (validity.quorumBp = 10_001)],
  [
    'too many sheets needed',
    'smallest number of sheets',
    ({ validity }) => (validity.minCounted = 1_000_001),
  ],
  [
    'an appraisal that measures itself again',
    'measured again',
    (body) => (body.remeasures = body.appraisalId),
  ],
  ['an unknown audience', 'does not belong', (body) => (body.audience = 'press' as never)],
  ['an unknown suite', 'does not belong', ({ suites }) => (suites.hash = 'md5' as never)],
];
