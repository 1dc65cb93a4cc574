import { MicroBatches } from './micro-batches';

/** A runner that answers when it is told to. */
function slowRunner() {
  const calls: { key: string; items: number[]; answer: () => void; fail: () => void }[] = [];
  const run = (key: string, items: number[]) =>
    new Promise<number[]>((resolve, reject) =>
      calls.push({
        key,
        items,
        answer: () => resolve(items.map((item) => item * 10)),
        fail: () => reject(new Error('disk')),
      }),
    );
  return { calls, run };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('casts that arrive together share a transaction', () => {
  it('lets one alone start at once, and takes what came meanwhile as the next batch', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run, 3);
    const answers = [1, 2, 3, 4, 5].map((item) => batches.add('box', item));
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
    void batches.add('one', 1);
    void batches.add('other', 2);
    expect(calls.map(({ key }) => key)).toEqual(['one', 'other']);
  });

  it('tells everybody of a failed batch, and goes on with the next', async () => {
    const { calls, run } = slowRunner();
    const batches = new MicroBatches(run);
    const first = batches.add('box', 1);
    const second = batches.add('box', 2);
    calls[0]?.fail();
    await expect(first).rejects.toThrow('disk');
    await turn();
    calls[1]?.answer();
    expect(await second).toBe(20);
  });

  it('sends away what is more than it can remember', async () => {
    const { run } = slowRunner();
    const batches = new MicroBatches(run);
    for (let item = 0; item < 2_001; item += 1) batches.add('box', item).catch(() => undefined);
    await expect(batches.add('box', 1)).rejects.toMatchObject({ code: 'BALLOT_BOX_UNAVAILABLE' });
  });
});
