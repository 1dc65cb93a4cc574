import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { ticketId as idOf } from '@huiyin/ballot-client';
import { eventually } from '@huiyin/testing';
import { Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import {
  type BallotTraces,
  type Evidence,
  type Finding,
  link,
  moreThanChance,
  RANK_BOUND,
  type Step,
  tracesOf,
} from './linking';
import { naiveBoxes, naiveEvidence } from './naive-boxes';
import { type SeenRow, Spy } from './spy';

jest.setTimeout(300_000);

const grades = ['excellent', 'good', 'fair', 'poor', null];

/**
 * S10. The strongest we can think of: everybody's order is known, ticket and ballot follow each other at once, a dump of everything and
 * all that the processes say is taken after each, and nothing else happens meanwhile. No environment, no memory of a process.
 */
describe('S10 who voted how is told by no dump, file, log, number or event', () => {
  let harness: Harness;
  let form: { key: string; version: number };
  const lines: string[] = [];
  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    harness = await evaluationsHarness({ logger: pino({ level: 'trace' }, sink) as never });
  });
  afterAll(() => harness.stop());

  async function observed(count: number): Promise<Evidence & { boxRows: number[] }> {
    const scene = await Scene.withVoters(harness, count);
    const questions = [{ key: 'advice', title: { zh: '意见', en: 'advice' }, maxChars: 30 }];
    form = await scene.form(testForm({ key: `linkage-${count}-${lines.length}`, questions }));
    expect((await scene.create({ form })).errors).toBeUndefined();
    expect((await scene.open()).errors).toBeUndefined();
    await eventually(async () =>
      expect(
        await harness.sql('SELECT 1 FROM box.box_key WHERE appraisal_id = $1', [scene.appraisalId]),
      ).toHaveLength(1),
    );
    const spy = new Spy(harness.sql);
    await spy.begin();
    const steps: Step[] = [];
    const ballots: BallotTraces[] = [];
    for (const at of scene.voters.keys()) {
      ballots.push(await votes(scene, at));
      steps.push(await look(spy));
    }
    const dumps: SeenRow[][] = [];
    expect((await scene.seal()).errors).toBeUndefined();
    await eventually(async () =>
      expect(
        await harness.sql('SELECT 1 FROM box.handover WHERE appraisal_id = $1', [
          scene.appraisalId,
        ]),
      ).toHaveLength(count),
    );
    dumps.push(await spy.dump());
    for (const done of [await scene.takeOver(), await scene.count()])
      expect(done.errors).toBeUndefined();
    dumps.push(await spy.dump());
    await scene.publish();
    const files = [...(await spy.files()), await spy.wal()];
    dumps.push(await spy.dump());
    const voters = scene.voters.map(({ personId }) => String(personId));
    const boxRows = steps.map(
      ({ rows }) => rows.filter(({ table }) => table === 'box.page').length,
    );
    return { voters, ballots, steps, dumps, files, boxRows };
  }

  /** Takes a ticket and casts at once. */
  async function votes(scene: Scene, at: number): Promise<BallotTraces> {
    const ticket = await scene.ticketFor(scene.voters[at] as never);
    const grade = grades[at % grades.length] ?? null;
    const text = `意见${randomBytes(8).toString('hex')}`;
    const sheet = await scene.sheet([
      [grade, 'good'],
      [grade, grade],
    ]);
    const { answer } = await scene.cast(ticket, { ...sheet, texts: { advice: text } });
    expect(answer.errors).toBeUndefined();
    const { preparedMessage, signature } = ticket;
    return tracesOf(await idOf(preparedMessage), [preparedMessage, signature], [text]);
  }

  async function look(spy: Spy): Promise<Step> {
    const metrics = await fetch(`${harness.origin}/metrics`).then((answer) => answer.text());
    const said = [...lines.splice(0), metrics, await spy.activity()].join('\n');
    return { rows: await spy.newRows(), said };
  }

  const right = (findings: readonly Finding[], most: number) =>
    findings
      .filter(
        ({ matched, of, rankZ }) => matched >= most || (of >= 50 && Math.abs(rankZ) > RANK_BOUND),
      )
      .map(({ way, matched, of, rankZ }) => `${way}: ${matched} of ${of}, z ${rankZ.toFixed(1)}`);
  const best = (findings: readonly Finding[]) =>
    Math.max(...findings.map(({ matched }) => matched));

  it.each([100, 200])('links none of %i voters to a ballot better than chance', async (count) => {
    const evidence = await observed(count);
    const findings = link(evidence);
    const ways = findings.map(({ way }) => way).join('\n');
    // It has looked where the ballots are: else finding nothing would mean nothing.
    expect(findings.length).toBeGreaterThan(60);
    for (const place of ['box.handover id', 'inside board.entry.line', 'appraisal_text ctid'])
      expect(ways).toContain(place);
    expect(ways).toMatch(/file (board|box|public)/);
    expect(ways).toContain('file write-ahead log');
    expect(right(findings, moreThanChance())).toEqual([]);
    expect(findings.find(({ way }) => way.startsWith('bytes'))).toMatchObject({ of: 0 });
    // What the dumps do tell: somebody took a ticket, and some page was written.
    const changed = new Set(evidence.steps.flatMap(({ rows }) => rows.map(({ table }) => table)));
    expect([...changed].sort()).toEqual(['box.page', 'issuance.ticket']);
    expect(new Set(evidence.boxRows)).toEqual(new Set([1]));
  });

  it('links none of ten voters, four times over', async () => {
    const rounds: Finding[][] = [];
    for (let round = 0; round < 4; round += 1) rounds.push(link(await observed(10)));
    const ways = new Set(rounds.flat().map(({ way }) => way));
    const sums = [...ways].map((way) =>
      rounds
        .flat()
        .filter((one) => one.way === way)
        .reduce((sum, { matched }) => sum + matched, 0),
    );
    expect(ways.size).toBeGreaterThan(60);
    expect(Math.max(...sums)).toBeLessThan(moreThanChance(4));
    expect(moreThanChance(4)).toBeLessThan(30); // of 40
  });

  it.each(naiveBoxes)(
    'the same attacker links $share of 100 voters of a naive box: $name',
    async (box) => {
      const findings = link(await naiveEvidence(harness.sql, box, 100));
      expect(best(findings)).toBeGreaterThanOrEqual(box.share * 100);
      expect(right(findings, moreThanChance())).not.toEqual([]);
    },
  );

  it('and all ten voters of a naive box, every time', async () => {
    const findings = link(await naiveEvidence(harness.sql, naiveBoxes[0] as never, 10));
    expect(best(findings)).toBe(10);
  });
});
