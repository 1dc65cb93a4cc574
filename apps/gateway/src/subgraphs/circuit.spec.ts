import { Circuit } from './circuit';

describe('the circuit of a subgraph', () => {
  let now = 0;
  const failing = (times: number) => {
    const circuit = new Circuit(() => now);
    const opened = Array.from({ length: times }, () => circuit.failed());
    return { circuit, opened };
  };

  it('bears four failures in a row', () => {
    expect(failing(4).circuit.admits()).toBe(true);
  });

  it('opens at the fifth, says so once, and tries a single request after half a second', () => {
    const { circuit, opened } = failing(6);
    expect(opened).toEqual([false, false, false, false, true, false]);
    expect(circuit.admits()).toBe(false);
    now += 500;
    expect([circuit.admits(), circuit.admits()]).toEqual([true, false]);
  });

  it('closes with the first success', () => {
    const { circuit } = failing(5);
    circuit.succeeded();
    expect([circuit.admits(), circuit.failed()]).toEqual([true, false]);
  });
});
