import { Client } from 'pg';
import { evaluationsHarness, type Harness } from '../harness';
import { PaperScene } from './paper-scene';

jest.setTimeout(180_000);

describe('SQL statements do not grow with the number of forms', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  /** Every statement about paper that any connection sends while `work` runs; the verbs’ own, not only those of the read side. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const sent: string[] = [];
    const query = jest.spyOn(Client.prototype, 'query');
    await work();
    for (const [first] of query.mock.calls as unknown[][]) {
      const text = typeof first === 'string' ? first : (first as { text?: string }).text;
      if (text && /\bpaper_/.test(text)) sent.push(text);
    }
    query.mockRestore();
    return sent;
  }

  /** Every form read differently by the two clerks. */
  async function differing(forms: number): Promise<PaperScene> {
    const paper = await PaperScene.created(harness, forms + 1);
    const numbers = await paper.printed(forms);
    await paper.scene.open();
    await paper.handOut(paper.scene.voters.slice(0, forms).map(({ personId }) => personId));
    await paper.scene.seal();
    await paper.scene.takeOver();
    expect((await paper.returns({ returned: forms })).errors).toBeUndefined();
    for (const [at, grade] of ['good', 'poor'].entries()) {
      const clerk = paper.clerks[at as 0 | 1];
      const read = await Promise.all(numbers.map((number) => paper.marks(number, grade)));
      expect((await paper.enter(read, clerk)).errors).toBeUndefined();
      expect((await paper.finish(clerk)).errors).toBeUndefined();
    }
    return paper;
  }

  it('paperDifferences: as many for five differences as for fifty', async () => {
    const counts: number[] = [];
    for (const forms of [5, 50]) {
      const paper = await differing(forms);
      const sent = await statementsOf(async () => {
        const { data } = await paper.differences();
        expect(data?.['paperDifferences']).toHaveLength(forms);
      });
      counts.push(sent.length);
    }
    expect(counts).toEqual([4, 4]); // who sits, who sat, the key, everything that was entered
  });
});
