import { Throughput } from './throughput';

describe('how many requests may run together', () => {
  let now = 0;
  const full = (throughput: Throughput, running: number, perWindow: number) => {
    for (let index = 0; index < perWindow; index += 1) {
      now += 250 / perWindow;
      throughput.completed(running);
    }
  };

  it('is unbounded while few run, however slowly they come', () => {
    const throughput = new Throughput(() => now);
    full(throughput, 3, 2);
    now += 10_000;
    expect(throughput.bearable(0)).toBe(Infinity);
  });

  it('is what can be answered in 1.2 s once the machine is full', () => {
    const throughput = new Throughput(() => now);
    full(throughput, 300, 100);
    for (let window = 0; window < 4; window += 1) full(throughput, 300, 100);
    expect(throughput.bearable(300)).toBeCloseTo(480, -1);
  });

  it('never falls below 64, even when nothing is completed any more', () => {
    const throughput = new Throughput(() => now);
    for (let window = 0; window < 4; window += 1) full(throughput, 300, 1);
    for (let window = 0; window < 9; window += 1) {
      now += 250;
      throughput.bearable(300);
    }
    expect(throughput.bearable(300)).toBe(64);
  });

  it('is unbounded again when the crowd is gone', () => {
    const throughput = new Throughput(() => now);
    for (let window = 0; window < 4; window += 1) full(throughput, 300, 10);
    full(throughput, 5, 10);
    full(throughput, 5, 10);
    expect(throughput.bearable(5)).toBe(Infinity);
  });
});
