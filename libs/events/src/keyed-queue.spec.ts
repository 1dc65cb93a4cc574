import { inOrderPerKey } from './keyed-queue';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('in order per key', () => {
  it('keeps the order of each key while keys run side by side, never more than asked for', async () => {
    const seen: string[] = [];
    let atOnce = 0;
    let most = 0;
    await inOrderPerKey(
      ['a1', 'b1', 'c1', 'a2', 'b2', 'a3'],
      (item) => item.slice(0, 1),
      2,
      async (item) => {
        most = Math.max(most, (atOnce += 1));
        await turn();
        seen.push(item);
        atOnce -= 1;
      },
    );

    expect(most).toBe(2);
    expect(seen.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(seen.filter((item) => item.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(seen).toHaveLength(6);
  });

  it('goes no further on a key that failed, finishes the others, then tells the failure', async () => {
    const seen: string[] = [];
    const work = inOrderPerKey(
      ['a1', 'b1', 'a2', 'b2'],
      (item) => item.slice(0, 1),
      2,
      async (item) => {
        if (item === 'a1') throw new Error('a1 failed');
        await turn();
        seen.push(item);
      },
    );

    await expect(work).rejects.toThrow('a1 failed');
    expect(seen).toEqual(['b1', 'b2']);
  });
});
