import { silentLogger } from '@huiyin/observability';
import { Ticker } from './ticker';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a ticker', () => {
  it('does a job again at once while there is more, and never twice at a time', async () => {
    let runs = 0;
    let under = 0;
    let most = 0;
    const job = {
      name: 'job',
      every: 60_000,
      run: async () => {
        under += 1;
        most = Math.max(most, under);
        await soon();
        under -= 1;
        runs += 1;
        return runs < 3;
      },
    };
    const ticker = new Ticker([job], silentLogger);
    ticker.start();
    while (runs < 3) await soon();
    await ticker.stop();
    expect({ runs, most }).toEqual({ runs: 3, most: 1 });
  });

  it('goes on after a run that failed, and waits for the one under way when stopped', async () => {
    const ended: string[] = [];
    let runs = 0;
    const job = {
      name: 'job',
      every: 1,
      run: async () => {
        runs += 1;
        if (runs === 1) throw new Error('once');
        await soon();
        ended.push(`run ${runs}`);
        return false;
      },
    };
    const ticker = new Ticker([job], silentLogger);
    ticker.start();
    while (runs < 2) await soon();
    await ticker.stop();
    expect(ended).toContain(`run ${runs}`);
  });
});
