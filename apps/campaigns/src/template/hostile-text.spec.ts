import { performance } from 'node:perf_hooks';
import { readYaml } from './parse-template.rules';

/** Sizes as the API lets them through: 400 000 characters. */
const filled = (line: (at: number) => string): string => {
  let text = '';
  for (let at = 0; text.length < 390_000; at += 1) text += line(at);
  return text;
};

describe('a text that means harm', () => {
  it('of tens of thousands of keys is read at the pace of a template', () => {
    const before = performance.now();
    readYaml(filled((at) => `k${at.toString(36)}:\n`));
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('that names a key twice, at any depth, is told the line', () => {
    expect(readYaml('a:\n  b: 1\n  b: 2\n')).toEqual({
      problems: [{ path: 'line 3', problem: 'Map keys must be unique' }],
    });
  });

  it('of nothing but mistakes is told two hundred of them', () => {
    for (const text of [filled(() => 'a: }\n'), filled(() => 'a: 1\n')]) {
      const reading = readYaml(text);
      expect('problems' in reading && reading.problems.length).toBe(200);
    }
  });

  it('that names prototypes as keys touches none', () => {
    const reading = readYaml(
      '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n',
    );
    expect('value' in reading).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
