import { MicroBatches } from './micro-batches';

interface Cast {
  readonly ticketId: string;
  readonly item: number;
}

const cast = (item: number, ticketId = `ticket ${item}`): Cast => ({ ticketId, item });

/** A runner that answers when it is told to. */
function slowRunner() {
  const calls: { key: string; items: number[]; answer: () => void; fail: () => void }[] = [];
  const run = (key: string, casts: Cast[]) =>
    new Promise<number[]>((resolve, reject) => {
      const items = casts.map(({ item }) => item);
      calls.push({
        key,
        items,
        answer: () => resolve(items.map((item) => item * 10)),
        fail: () => reject(new Error('disk')),
      });
    });
  return { calls, run };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('casts that arrive together share a transaction', () => {
  it('lets one alone start at once, and takes what came meanwhile as the next batch', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run, 3);
    const answers = [1, 2, 3, 4, 5].map((item) => batches.add('box', cast(item)));
    expect(calls.map(({ items }) => items)).toEqual([[1]]);
    calls[0]?.answer();
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    calls[1]?.answer();
    await turn();
    calls[2]?.answer();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  });

  it('keeps boxes apart', () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run);
    void batches.add('one', cast(1));
    void batches.add('other', cast(2));
    expect(calls.map(({ key }) => key)).toEqual(['one', 'other']);
  });

  it('tells everybody of a failed batch, and goes on with the next', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run);
    const first = batches.add('box', cast(1));
    const second = batches.add('box', cast(2));
    calls[0]?.fail();
    await expect(first).rejects.toThrow('disk');
    await turn();
    calls[1]?.answer();
    expect(await second).toBe(20);
  });

  it('gives a ticket one place, and runs what came last with it', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run);
    const first = batches.add('box', cast(1, 'a'));
    const replaced = [12, 22, 32].map((item) => batches.add('box', cast(item, 'a')));
    const other = batches.add('box', cast(3));
    calls[0]?.answer();
    await first;
    await turn();
    expect(calls[1]?.items).toEqual([32, 3]);
    calls[1]?.answer();
    expect(await Promise.all(replaced)).toEqual([320, 320, 320]);
    expect(await other).toBe(30);
  });

  it('a ticket shown thousands of times at once is sent away, the next voter is not', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run);
    const flood = Array.from({ length: 5_000 }, () => batches.add('box', cast(1)).catch(() => 0));
    const other = batches.add('box', cast(2));
    for (let at = 0; at < 2; at += 1) {
      calls[at]?.answer();
      await turn();
    }
    expect(await other).toBe(20);
    expect((await Promise.all(flood)).filter((answer) => answer === 10)).toHaveLength(2_001);
  });

  it('sends away what is more than it can remember', async () => {
    const { run } = slowRunner();
    const batches = new MicroBatches(run);
    for (let item = 0; item < 2_001; item += 1)
      batches.add('box', cast(item)).catch(() => undefined);
    await expect(batches.add('box', cast(3_000))).rejects.toMatchObject({
      code: 'BALLOT_BOX_UNAVAILABLE',
    });
  });
});
