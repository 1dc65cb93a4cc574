import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBoard, ticketId } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import { workspaceRoot } from '@huiyin/kernel';
import { eventually } from '@huiyin/testing';
import { type Attempt, BallotHistory, type Outcome } from '../src/attack/ballot-history';
import { Machine } from '../src/attack/scene';
import { Siege } from '../src/attack/siege';
import { seeded, Strikes, type Victim, victims } from '../src/attack/strikes';
import { preparesTheCampaign } from '../src/chapters/prepare.chapter';
import { type Data, GraphClient } from '../src/graph-client';
import { operations as does } from '../src/operations';
import { RunningCopy } from '../src/running-copy';
import type { Story } from '../src/story';

jest.setTimeout(150_000);

const seed = 20_261_122;

describe('the history of casts, against boxes that are built wrongly', () => {
  const sheet = (tracker: string, version: number): Attempt => ({
    ...{ tracker, text: `${tracker} v${version}` },
    grade: version === 1 ? 'poor' : 'good',
  });

  /** Three voters cast, the first two replace; the box is killed before the last answer was written down. */
  function judged(box: (history: BallotHistory) => Attempt[]): string[] {
    const history = new BallotHistory(3);
    const kept = box(history);
    const counts: Record<string, number> = {};
    for (const { grade } of kept) counts[grade] = (counts[grade] ?? 0) + 1;
    const numbers = { classId: 'staff', issued: 3, cast: kept.length, counted: kept.length };
    const closed = { turnout: [numbers], tickets: [], tally: [{ scope: 'all', counts }] } as never;
    const trackers = kept.map(({ tracker }) => tracker);
    return history.problems({ closed, trackers, texts: kept.map(({ text }) => text) });
  }

  const told = (history: BallotHistory, attempts: readonly Attempt[]) => {
    for (const attempt of attempts) history.begins(attempt)();
    return attempts;
  };
  const casts = [sheet('a', 1), sheet('b', 1), sheet('c', 1), sheet('a', 2), sheet('b', 2)];
  const right = [sheet('a', 2), sheet('b', 2), sheet('c', 1)];

  it.each<[string, Attempt[], RegExp[]]>([
    ['keeps what it acknowledged', right, []],
    ['acknowledges before it commits', [sheet('a', 2), sheet('b', 2)], [/ticket c .* is lost/]],
    [
      'acknowledges a replacement before it commits',
      [sheet('a', 2), sheet('b', 1), sheet('c', 1)],
      [/sheet b v1 was replaced by b v2 and counts/],
    ],
    [
      'adds instead of replacing',
      [...right, sheet('a', 1)],
      [/ticket a is on the board twice/, /sheets a v1, a v2 of one ticket are both counted/],
    ],
    [
      'counts a repetition',
      [...right, sheet('c', 1)],
      [/c is on the board twice/, /counted twice/],
    ],
    ['invents a sheet', [...right, sheet('d', 1)], [/d is on the board, and nobody cast it/]],
  ])('a box that %s', (_, kept, problems) => {
    const found = judged((history) => {
      told(history, casts);
      return kept;
    });

    if (problems.length === 0) expect(found).toEqual([]);
    for (const problem of problems) expect(found.join('\n')).toMatch(problem);
  });

  it('takes either sheet where the answer was lost, and no third', () => {
    const withLost = (kept: Attempt) =>
      judged((history) => {
        told(history, casts);
        history.begins(sheet('c', 2));
        return [sheet('a', 2), sheet('b', 2), kept];
      });

    expect([withLost(sheet('c', 1)), withLost(sheet('c', 2))]).toEqual([[], []]);
    expect(withLost(sheet('c', 3))).not.toEqual([]);
  });
});

describe(`killed at each step of the protocol (issue 4 D; quality R1), seed ${seed}`, () => {
  const story = { staff: [], tickets: [] } as unknown as Story;
  let strikes: Strikes;

  beforeAll(async () => {
    const settings = { transport: 'embedded', longestRestartWaitMs: 50 } as const;
    story.copy = await RunningCopy.start(settings);
    story.graph = new GraphClient(story.copy.run.urls);
    strikes = new Strikes(story.copy, seeded(seed));
  }, 180_000);
  afterAll(() => story.copy?.stop());

  preparesTheCampaign(story);

  async function outcomeOf(appraisalId: string): Promise<Outcome & { board: string }> {
    const asked = { id: appraisalId };
    const { appraisalBoard } = await story.graph.as('office', does.board, asked);
    const { appraisalTexts } = await story.graph.as('supervision-leader', does.texts, asked);
    const { closed } = await readBoard(String(appraisalBoard));
    if (closed === null) throw new Error('the closing line is not on the board');
    const trackers = await Promise.all(
      closed.tickets.map(({ preparedMessage }) => ticketId(preparedMessage)),
    );
    const texts = (appraisalTexts as Data[]).map(({ text }) => String(text));
    return { closed, trackers, texts, board: String(appraisalBoard) };
  }

  function independently(board: string): string {
    const file = join(story.copy.dataDir, 'board.jsonl');
    writeFileSync(file, board);
    const program = join(workspaceRoot(__dirname), 'tools/verify-appraisal/independent.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], {
      encoding: 'utf8',
    });
    return `${status} ${stdout}${stderr}`;
  }

  it('goes through when nobody is killed, which tells how long each step takes', async () => {
    const siege = new Siege(story, strikes, null);
    await siege.untilPublished();

    const outcome = await outcomeOf(siege.appraisalId);
    expect(siege.history.problems(outcome)).toEqual([]);
    expect(outcome.trackers).toHaveLength(11);
  });

  it.each(victims)(
    'R1 S12 %s is killed: no acknowledged ballot is lost, none is doubled, and both verifiers accept the board',
    async (victim: Victim) => {
      const siege = new Siege(story, strikes, victim);
      await siege.untilPublished();

      const outcome = await outcomeOf(siege.appraisalId);
      expect(siege.history.problems(outcome)).toEqual([]);
      expect(siege.history.acknowledged).toBeGreaterThanOrEqual(18);
      expect(await siege.appraisal()).toMatchObject({ state: 'REPORTED', tallySignatures: 2 });
      expect(verifyBoardFile(outcome.board)).toMatchObject({ ok: true });
      expect(independently(outcome.board)).toMatch(/^0 /);
      expect(independently(outcome.board.replace('"counted":', '"counted" :'))).toMatch(/^1 /);
    },
  );

  it('the blows fell while the steps were under way', () => {
    expect(strikes.all).toHaveLength(44);
    const inFlight = strikes.all.filter((strike) => strike.inFlight);
    expect(new Set(inFlight.map(({ step }) => step)).size).toBe(11);
    for (const victim of victims)
      expect(inFlight.filter((strike) => strike.victim === victim).length).toBeGreaterThan(5);
  });

  it('leaves no sealed sheet, no key and no share behind', async () => {
    const left = await eventually(async () => {
      const machine = new Machine(story.copy);
      const found = await machine.dump('evaluations', 'custody');
      expect(found).not.toMatch(/"sealed_\w+":(?!null)/);
      return machine.dump('evaluations', 'box');
    });
    expect(left).not.toContain('encryptedKey');
  });
});
