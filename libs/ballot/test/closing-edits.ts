import type { ClosedBody } from '@huiyin/ballot-client';
import { sortPieces } from '../src/board/pieces';

/** What somebody might do who can recompute hashes: name, what a recount says, the change. */
export type Edit<Body> = readonly [name: string, reason: string, edit: (body: Body) => void];

const byMessage = (a: { preparedMessage: string }, b: { preparedMessage: string }) =>
  a.preparedMessage < b.preparedMessage ? -1 : 1;
const at = <T>(list: readonly T[], index = 0): T => list.at(index) as T;
const row = <T extends { classId: string }>(list: readonly T[], id: string): T =>
  list.find(({ classId }) => classId === id) as T;
const pieceOf = (body: ClosedBody, group: string, grade: string) =>
  body.pieces.find((one) => one.group === group && one.grade === grade) as { count: number };
const add = (body: ClosedBody, piece: Partial<ClosedBody['pieces'][number]>) => {
  body.pieces = sortPieces([...body.pieces, { ...at(body.pieces), ...piece }]);
};

const TICKETS: Edit<ClosedBody>[] = [
  [
    'a forged signature',
    'no valid signature',
    ({ tickets }) => (at(tickets).signature = at(tickets).preparedMessage),
  ],
  [
    'a signature of another ticket',
    'no valid signature',
    ({ tickets }) => {
      const [one, two] = tickets.filter(({ classId }) => classId === 'staff');
      if (one && two) one.signature = two.signature;
    },
  ],
  [
    'a signature spelt another way',
    'no valid signature',
    ({ tickets }) => (at(tickets).signature += '.'),
  ],
  [
    'a ticket moved to another class',
    'tickets listed',
    ({ tickets }) => (at(tickets).classId = at(tickets).classId === 'staff' ? 'heads' : 'staff'),
  ],
  [
    'a ticket of no class',
    'unknown class',
    ({ tickets }) => tickets.push({ ...at(tickets, -1), classId: 'none', preparedMessage: 'zzz' }),
  ],
  ['a ticket left out', 'tickets listed', ({ tickets }) => void tickets.pop()],
  [
    'a ticket used twice',
    'used twice',
    ({ tickets }) => {
      const [one, two] = tickets.filter(({ classId }) => classId === 'staff');
      if (one && two) Object.assign(two, { ...one, counted: two.counted });
      tickets.sort(byMessage);
    },
  ],
  ['tickets in casting order', 'out of order', ({ tickets }) => void tickets.reverse()],
];

const TURNOUT: Edit<ClosedBody>[] = [
  [
    'more tickets than voters',
    'more tickets issued than voters',
    ({ turnout }) => (at(turnout).issued = 9),
  ],
  [
    'as many tickets as voters beside paper',
    'more tickets issued than voters',
    ({ turnout }) => (row(turnout, 'staff').issued = 14),
  ],
  [
    'more ballots than tickets',
    'more tickets cast than issued',
    ({ turnout }) => (at(turnout).issued = 5),
  ],
  [
    'more counted than cast',
    'more sheets counted than cast',
    ({ turnout }) => (at(turnout).counted = 7),
  ],
  [
    'a void sheet counted',
    'counted sheets differ',
    ({ tickets }) => tickets.forEach((one) => (one.counted = true)),
  ],
  ['a class left out', 'does not list the ticket classes', ({ turnout }) => void turnout.pop()],
  [
    'paper of a class without forms',
    'does not list the classes',
    ({ paper }) => paper.push({ ...at(paper), classId: 'heads' }),
  ],
  [
    'paper beyond what was printed',
    'more paper issued than printed',
    ({ paper }) => Object.assign(at(paper), { issued: 7, missing: 4 }),
  ],
  ['paper that disappeared', 'not cast and missing', ({ paper }) => (at(paper).missing = 1)],
  ['a void form counted', 'not counted and void', ({ paper }) => (at(paper).counted += 1)],
  [
    'a form added',
    'answers on',
    ({ paper }) => Object.assign(at(paper), { cast: 4, counted: 3, missing: 1 }),
  ],
];

const PIECES: Edit<ClosedBody>[] = [
  [
    'a changed grade',
    'the tally is not what the pieces say',
    (body) => {
      pieceOf(body, 'staff', 'fair').count -= 1;
      pieceOf(body, 'staff', 'good').count += 1;
    },
  ],
  ['a sheet added', 'answers on', (body) => (pieceOf(body, 'staff', 'good').count += 1)],
  ['a piece left out', 'answers on', ({ pieces }) => void pieces.pop()],
  [
    'a group left out',
    'exactly once',
    (body) => (body.pieces = body.pieces.filter(({ group }) => group !== 'staff')),
  ],
  ['a piece written twice', 'there twice', (body) => add(body, {})],
  ['a piece of nobody', 'nothing that is shown', (body) => add(body, { targetId: 'zzz' })],
  [
    'a piece of somebody routed',
    'nothing that is shown',
    (body) => add(body, { targetId: 'cadre-9', dimensionId: 'style' }),
  ],
  ['an unknown grade', 'unknown grade', (body) => add(body, { grade: 'zzz' })],
  [
    'an abstention where none is allowed',
    'unknown grade',
    (body) => add(body, { targetId: 'body', dimensionId: 'formalism', grade: null }),
  ],
  ['an unknown dimension', 'nothing that is shown', (body) => add(body, { dimensionId: 'zzz' })],
  ['an unknown group', 'not in the merge tree', (body) => add(body, { group: 'zzz' })],
  [
    'a piece of no sheet',
    'of no sheet',
    (body) => add(body, { dimensionId: 'style', grade: null, count: 0 }),
  ],
  ['pieces in casting order', 'out of order', ({ pieces }) => void pieces.reverse()],
  [
    'S13 a class shown on its own although it is small',
    'exactly once',
    (body) => {
      for (const piece of body.pieces) if (piece.group !== 'staff') piece.group = 'leaders';
      body.pieces = sortPieces(body.pieces);
    },
  ],
  [
    'S13 a group shown beside its parts',
    'exactly once',
    (body) => add(body, { group: 'heads', grade: 'marked' }),
  ],
  [
    'S13 a unanimous result that is shown',
    'although it discloses',
    (body) => {
      const isMine = ({ group, dimensionId }: { group: string; dimensionId: string }) =>
        group === 'staff' && dimensionId === 'style';
      body.pieces = body.pieces.filter((one) => !isMine(one));
      for (const targetId of ['body', 'cadre-1'])
        add(body, { targetId, dimensionId: 'style', group: 'staff', grade: 'good', count: 9 });
    },
  ],
];

const RESULTS: Edit<ClosedBody>[] = [
  ['a changed result', 'the tally is not', ({ tally }) => (at(tally).favourable += 1)],
  ['a mean rounded up', 'the tally is not', ({ tally }) => (at(tally).meanMilli += 1)],
  [
    'a mix by weight that gives a class away',
    'the tally is not',
    ({ tally }) => (at(tally).weighted = { favourableBp: 1, meanMilli: 1 }),
  ],
  [
    'a result nobody may see',
    'the tally is not',
    ({ tally }) => tally.push({ ...at(tally), scope: 'leaders' }),
  ],
  ['a hidden withholding', 'withheld results', ({ withheld }) => void withheld.pop()],
  ['another reason', 'withheld results', ({ withheld }) => (at(withheld).reason = 'protected')],
  ['a dropped commitment', 'has no commitment', (body) => void body.pieceCommitments.pop()],
  [
    'a damaged commitment',
    'not a SHA-256 hash',
    (body) => (at(body.pieceCommitments).commitment = 'x'),
  ],
  ['a question left out', 'not those of the questions', ({ texts }) => void texts.pop()],
  [
    'texts withheld that could be shown',
    'what the sheets allow',
    ({ texts }) => (at(texts).released = false),
  ],
  ['more texts than sheets', 'number of texts', ({ texts }) => (at(texts).count = 18)],
  ['texts not counted', 'number of texts', ({ texts }) => (at(texts).count = null)],
  [
    'a damaged text commitment',
    'not a SHA-256 hash',
    ({ texts }) => (at(texts).commitment = 'AB'.repeat(32)),
  ],
  ['an appraisal declared void', 'valid or not', (body) => (body.valid = false)],
  [
    'a valid appraisal with a reason against it',
    'valid or not',
    (body) => (body.invalidReason = 'quorum'),
  ],
  ['another appraisal', 'closes another appraisal', (body) => (body.appraisalId = 'appraisal-2')],
  [
    'another disclosure rule',
    'disclosure rule',
    (body) => (body.ruleVersion = 'huiyin-disclosure/1' as never),
  ],
];

const SHAPE: Edit<ClosedBody>[] = [
  [
    'a smuggled field',
    'does not belong',
    ({ pieces }) => Object.assign(at(pieces), { at: '10:31' }),
  ],
  [
    'a field that is no field',
    'does not belong',
    (body) => Object.defineProperty(body.turnout[0], '__proto__', { value: 1, enumerable: true }),
  ],
  [
    'a value of the wrong type',
    'does not belong',
    ({ turnout }) => Object.assign(at(turnout), { cast: '6' }),
  ],
  ['a negative number', 'does not belong', ({ paper }) => (at(paper).missing = -2)],
  [
    'a text where no text belongs',
    'does not belong',
    ({ withheld }) => (at(withheld).scope = 'all voters'),
  ],
  ['an older version', 'does not belong', (body) => (body.version = 1 as never)],
  ['a missing list', 'does not belong', (body) => delete (body as Partial<ClosedBody>).texts],
];

/** Every way to rewrite the closing of `aMixedBoard`. */
export const CLOSING_EDITS = [...TICKETS, ...TURNOUT, ...PIECES, ...RESULTS, ...SHAPE];
