import { newId } from '@huiyin/kernel';
import { Actor } from '@huiyin/identity';
import { Scene, testForm } from '../appraisals';
import { aCountedUnit } from '../counted-units';
import { evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(120_000);

const summary = `query ($campaignId: ID!, $groupBy: AppraisalSummaryGroup!) {
  appraisalSummary(campaignId: $campaignId, groupBy: $groupBy) { lines { groups n counts { grade count } } } }`;
const results = `query ($appraisalId: ID!) {
  appraisalResults(appraisalId: $appraisalId) { scope n withheld counts { grade count } } }`;

interface Line {
  readonly groups?: readonly string[];
  readonly n: number | null;
  readonly counts: readonly { grade: string; count: number }[] | null;
}
interface Unit {
  readonly good: number;
  readonly poor: number;
  readonly type: string;
  readonly group: string;
}

/** Sets of units: a bit each. */
type Set32 = number;

/** All sets whose sum follows from the sums of these by adding and subtracting. Small enough to try each. */
function solvable(known: readonly Set32[], units: number): Set32[] {
  const basis: number[][] = [];
  const reduce = (row: number[]) => {
    for (const kept of basis) {
      const lead = kept.findIndex((value) => Math.abs(value) > 1e-9);
      const factor = (row[lead] ?? 0) / (kept[lead] ?? 1);
      row = row.map((value, at) => value - factor * (kept[at] ?? 0));
    }
    return row;
  };
  const isZero = (row: number[]) => row.every((value) => Math.abs(value) < 1e-9);
  const rowOf = (set: Set32) => Array.from({ length: units }, (_, at) => (set >> at) & 1);
  for (const set of known) {
    const row = reduce(rowOf(set));
    if (!isZero(row)) basis.push(row);
  }
  return Array.from({ length: 2 ** units - 1 }, (_, at) => at + 1).filter((set) =>
    isZero(reduce(rowOf(set))),
  );
}

describe('S13 differences between answers, of whoever asks as often and by whatever filter', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  // Sums of two numbers of a unit tell which units are in an answer: the attacker is given even that.
  const groups = ['g1', 'g2', 'g3'].map(() => newId());
  const units: readonly Unit[] = [
    { good: 13, poor: 8, type: 'clinic', group: groups[0] as string },
    { good: 4, poor: 3, type: 'clinic', group: groups[1] as string },
    { good: 60, poor: 25, type: 'general-hospital', group: groups[0] as string },
    { good: 2, poor: 5, type: 'school', group: groups[1] as string },
    { good: 7, poor: 1, type: 'school', group: groups[2] as string },
    { good: 130, poor: 50, type: 'general-hospital', group: groups[2] as string },
    { good: 3, poor: 2, type: 'clinic', group: groups[2] as string },
    { good: 33, poor: 16, type: 'maternity', group: groups[1] as string },
    { good: 5, poor: 4, type: 'maternity', group: groups[0] as string },
  ];
  const sumOf = (set: Set32) =>
    units.reduce(
      (sum, { good, poor }, at) =>
        (set >> at) & 1 ? { good: sum.good + good, poor: sum.poor + poor } : sum,
      { good: 0, poor: 0 },
    );
  const setsBySum = new Map<string, Set32[]>();
  for (let set = 1; set < 2 ** units.length; set += 1) {
    const { good, poor } = sumOf(set);
    setsBySum.set(`${good}/${poor}`, [...(setsBySum.get(`${good}/${poor}`) ?? []), set]);
  }

  const discloses = (set: Set32, k: number) => {
    const { good, poor } = sumOf(set);
    return good + poor < k || good === 0 || poor === 0;
  };
  const setOf = ({ counts }: Line, there: Set32): Set32 => {
    const count = (key: string) => counts?.find(({ grade }) => grade === key)?.count ?? 0;
    const sets = setsBySum.get(`${count('good')}/${count('poor')}`) ?? [];
    const possible = sets.filter((set) => (set & ~there) === 0);
    expect(possible).toHaveLength(1);
    return possible[0] as Set32;
  };

  it.each([
    { order: 'the order of the list', shift: 0 },
    { order: 'another order', shift: 4 },
  ])(
    'the city asks three ways after each unit published in $order, and solves no unit below k',
    async ({ shift }) => {
      const k = 10;
      const [bureauId, campaignId] = [newId(), newId()];
      const asker = new Actor({
        kind: 'person',
        personId: newId(),
        grants: [{ role: 'city-office' }],
      });
      const seen = new Set<Set32>();
      const naive = new Set<Set32>();
      let there: Set32 = 0;
      for (const turn of units.keys()) {
        const at = (turn + shift) % units.length;
        const unit = units[at] as Unit;
        await aCountedUnit({ query: harness.sql } as never, { bureauId, campaignId }, unit);
        there |= 1 << at;
        for (const groupBy of ['ALL', 'UNIT_TYPE', 'SUPERVISION_GROUP']) {
          const { data, errors } = await harness.graph.as<{ appraisalSummary: { lines: Line[] } }>(
            asker,
            summary,
            { campaignId, groupBy },
          );
          expect(errors).toBeUndefined();
          for (const line of data?.appraisalSummary.lines ?? [])
            if (line.n !== null) seen.add(setOf(line, there));
        }
        for (const set of naiveAnswers(there, k)) naive.add(set);
      }
      expect(seen.size).toBeGreaterThan(2); // it does say something
      const solved = solvable([...seen], units.length);
      expect(solved.filter((set) => discloses(set, k))).toEqual([]);
      // Each answer of the naive build keeps k by itself; together they give small units away.
      expect([...naive].filter((set) => discloses(set, k))).toEqual([]);
      const given = solvable([...naive], units.length).filter((set) => discloses(set, k));
      expect(given.length).toBeGreaterThan(2);
    },
  );

  /** Any sum of at least k by any filter, whatever was said before. */
  function naiveAnswers(there: Set32, k: number): Set32[] {
    const by = (value: (unit: Unit) => string) => {
      const sets = new Map<string, Set32>();
      for (const [at, unit] of units.entries())
        if ((there >> at) & 1) sets.set(value(unit), (sets.get(value(unit)) ?? 0) | (1 << at));
      return [...sets.values()];
    };
    return [there, ...by(({ type }) => type), ...by(({ group }) => group)].filter(
      (set) => !discloses(set, k),
    );
  }

  async function held(
    classes: readonly { key: string; voters: number }[],
    gradeOf: (classKey: string, at: number) => string | null,
  ) {
    const count = classes.reduce((sum, { voters }) => sum + voters, 0);
    const scene = await Scene.withVoters(harness, count);
    const label = (zh: string) => ({ zh, en: zh });
    const listed = classes.map(({ key }) => ({
      ...{ key, title: label(key), weight: 1 },
      source: { from: 'list' },
    }));
    const form = await scene.form(
      testForm({ key: `classes-${newId().slice(0, 8)}`, classes: listed }),
    );
    let first = 0;
    const seats = classes.map(({ key, voters }) => {
      const mine = scene.voters.slice(first, (first += voters));
      return { key, mine };
    });
    const ticketClasses = seats.map(({ key, mine }) => ({
      id: key,
      personIds: mine.map(({ personId }) => personId),
    }));
    expect((await scene.create({ form, ticketClasses })).errors).toBeUndefined();
    expect((await scene.open()).errors).toBeUndefined();
    for (const { key, mine } of seats)
      for (const [at, voter] of mine.entries()) {
        const grade = gradeOf(key, at);
        const sheet = await scene.sheet([
          [grade, grade],
          [grade, grade],
        ]);
        await scene.cast(await scene.ticketFor(voter, key), sheet);
      }
    expect((await scene.close()).errors).toBeUndefined();
    await scene.publish();
    return scene;
  }
  const resultsOf = async (scene: Scene) =>
    (
      await scene.ask<{ appraisalResults: (Line & { scope: string; withheld: string | null })[] }>(
        scene.principal,
        results,
        { appraisalId: scene.appraisalId },
      )
    ).data?.appraisalResults ?? [];

  it('a class of three is shown neither by itself nor as what is missing from the rest', async () => {
    const spread = ['good', 'good', 'fair', 'poor', 'poor', 'fair', 'good', 'poor', 'fair', 'good'];
    const scene = await held(
      [
        { key: 'staff', voters: 10 },
        { key: 'guests', voters: 8 },
        { key: 'leaders', voters: 3 },
      ],
      (key, at) => (key === 'leaders' ? 'excellent' : (spread[at] ?? null)),
    );
    const published = (await resultsOf(scene)).filter(({ n }) => n !== null);
    expect(published.length).toBeGreaterThan(0);
    // Numbers of sheets tell what an answer is about: 10, 8, 3 and their sums are all different.
    const sizes = [10, 8, 3];
    const setOf = (n: number) =>
      [1, 2, 3, 4, 5, 6, 7].find(
        (set) => sizes.reduce((sum, size, at) => sum + ((set >> at) & 1) * size, 0) === n,
      ) ?? 0;
    const known = new Set(published.map(({ n }) => setOf(n ?? 0)));
    expect(known).not.toContain(0);
    expect(solvable([...known], 3)).not.toContain(4); // the leaders
    const board = await scene.board();
    expect(board).not.toMatch(/"group":"leaders"/);
    // Each class by itself where it has five, and all of them: leaders = all − staff − guests.
    expect(solvable([1, 2, 7], 3)).toContain(4);
  });

  it('a unit of one voice: nothing of it is published, on the board, in results, or in a sum', async () => {
    const scene = await held([{ key: 'staff', voters: 12 }], () => 'poor');
    const found = await resultsOf(scene);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ n, counts }) => [n, counts])).toEqual(found.map(() => [null, null]));
    const board = await scene.board();
    expect(board).toContain('"pieces":[]');
    expect(board).not.toMatch(/"counts":\{[^}]*\d/);
    // "At least five" is all that most ask: then everybody's grade is told.
    const naive = (sheets: readonly string[]) => (sheets.length < 5 ? null : new Set(sheets));
    expect(naive(scene.voters.map(() => 'poor'))).toEqual(new Set(['poor']));
  });

  it('published again and further, and asked again: word for word the same', async () => {
    const scene = await held(
      [{ key: 'staff', voters: 9 }],
      (_, at) => ['good', 'poor', 'fair'][at % 3] ?? null,
    );
    const [before, board] = [await resultsOf(scene), await scene.board()];
    expect(before.filter(({ n }) => n !== null).length).toBeGreaterThan(0);
    await scene.publish(scene.office, 'BUREAU');
    await scene.publish(scene.office, 'PUBLIC');
    expect(await resultsOf(scene)).toEqual(before);
    expect(await scene.board()).toBe(board);
  });
});
