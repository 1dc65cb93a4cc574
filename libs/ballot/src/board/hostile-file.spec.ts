import { canonicalJson } from '@huiyin/ballot-client';
import { aMixedBoard, TEST_MODULUS_BITS } from '../../test/board-builder';
import { changedAt, placesOf } from '../../test/json-places';
import { exportBoard, GENESIS_HASH, sha256Hex } from './chain';
import { verifyBoardFile, type BoardVerdict } from './verify-board';

const MEGABYTE = 1024 * 1024;
const HUNDRED = 100 * MEGABYTE;
/** A hundred megabytes must at least be read; what must not happen is minutes, gigabytes, or a crash. */
const SECONDS = 5;

/** A line whose chain and hash are right, around a body of any text: only its contents can give it away. */
function lineAround(body: string, kind = 'opened', seq = 0, prevHash = GENESIS_HASH): string {
  const tail = `,"kind":"${kind}","prevHash":"${prevHash}","seq":${seq}}`;
  const hash = sha256Hex(`{"alg":"sha-256","body":${body}${tail}`);
  return `{"alg":"sha-256","body":${body},"hash":"${hash}"${tail}\n`;
}

const filled = (unit: string, bytes = 25 * MEGABYTE) => unit.repeat(bytes / unit.length);
const inBody = (text: string) => lineAround(`{"appraisalId":${text}}`);

describe('a file made to hurt whoever checks it', () => {
  const files: [string, () => string, RegExp][] = [
    ['100 MB of rubbish', () => filled('rubbish\u0000', HUNDRED), /complete line/],
    ['100 MB of rubbish in one line', () => `${filled('rubbish!', HUNDRED)}\n`, /does not begin/],
    ['100 million empty lines', () => filled('\n', HUNDRED), /does not begin/],
    ['100 MB of brackets', () => `${filled('[', HUNDRED)}\n`, /does not begin/],
    ['100 MB of brackets, well hashed', () => inBody(filled('[', HUNDRED)), /nested too deeply/],
    ['objects in objects', () => inBody(filled('{"a":')), /nested too deeply/],
    [
      'brackets hidden among texts that close them',
      () => inBody(`${filled('["]",')}1`),
      /nested too deeply/,
    ],
    ['one text of 100 MB', () => inBody(`"${filled('a', HUNDRED)}"`), /does not belong/],
    ['one number of 25 MB', () => inBody(filled('9')), /does not belong/],
    ['12 million numbers', () => inBody(`[${filled('1,')}1]`), /no board entry/],
    ['8 million empty lists', () => inBody(`[${filled('[],')}1]`), /no board entry/],
    [
      'millions of names',
      () =>
        lineAround(
          `{${Array.from({ length: 1_000_000 }, (_, at) => `"key${at}":"value"`).join(',')}}`,
        ),
      /too many names/,
    ],
    ['escapes', () => inBody(`"${filled('\\u0061')}"`), /does not belong/],
    ['a prototype', () => lineAround('{"__proto__":{"version":2}}'), /__proto__ does not belong/],
    ['a prototype in a list', () => inBody('[{"__proto__":[]}]'), /does not belong/],
    ['a name given twice', () => lineAround('{"version":2,"version":2}'), /does not belong/],
    ['a number that is none', () => lineAround('{"version":NaN}'), /not JSON/],
    [
      'a closing before any opening',
      () => lineAround('{"version":2}', 'closed'),
      /does not belong/,
    ],
  ];

  it.each(files)('is refused quickly: %s', (_name, make, reason) => {
    const file = make();
    const started = performance.now();
    const verdict = verifyBoardFile(file);
    expect((performance.now() - started) / 1000).toBeLessThan(SECONDS);
    expect(verdict).toEqual({ ok: false, seq: 0, reason: expect.stringMatching(reason) });
  });

  it('is refused when it is larger than any board', () => {
    expect(verifyBoardFile('x'.repeat(256 * MEGABYTE + 1))).toMatchObject({
      ...{ ok: false, reason: 'the file is too large' },
    });
  });

  it('is answered, never thrown at, whatever value stands anywhere on an honest board', async () => {
    const { board } = await aMixedBoard();
    const strange = [null, -1, 1e308, '', '+', 'all', '__proto__', [], {}, true, 'x'.repeat(5000)];
    const verdicts: BoardVerdict[] = [];
    let turn = 0;
    const [opening, closing] = exportBoard(board)
      .split('\n')
      .map((line) => line && JSON.parse(line));
    for (const entry of [opening, closing])
      for (const place of placesOf(entry.body)) {
        const value = strange[(turn += 1) % strange.length];
        const body = changedAt(entry.body, place, value);
        const first = entry === opening ? '' : exportBoard(board.slice(0, 1));
        const text = serialised(body);
        if (text === null || text === canonicalJson(entry.body)) continue;
        const file = first + lineAround(text, entry.kind, entry.seq, entry.prevHash);
        verdicts.push(verifyBoardFile(file, { modulusBits: TEST_MODULUS_BITS }));
      }
    expect(verdicts.length).toBeGreaterThan(300);
    // An opening may say other things and still be an opening; a closing may not.
    const accepted = verdicts.filter(({ ok }) => ok);
    expect(accepted.every((one) => one.ok && one.report.status === 'open')).toBe(true);
  });
});

function serialised(body: unknown): string | null {
  try {
    return canonicalJson(body);
  } catch {
    return null;
  }
}
