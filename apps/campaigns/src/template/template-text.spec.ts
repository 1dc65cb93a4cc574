import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { parse, stringify } from 'yaml';
import { readDefinition, readYaml } from './parse-template.rules';

const file = join(workspaceRoot(), 'apps/campaigns/templates/000-mass-line-bureau.yaml');
const whole: unknown = parse(readFileSync(file, 'utf8'));

describe('a text that is no honest template', () => {
  const problems = (yaml: string) => {
    const source = readYaml(yaml);
    return 'problems' in source ? source.problems : [];
  };

  it('is refused with anchors and aliases: few of them make gigabytes', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]'].join('\n');
    expect(problems(bomb)).toEqual([
      { path: '(the whole file)', problem: expect.stringContaining('anchors and aliases') },
    ]);
  });

  it('is refused when it is larger than any template', () => {
    expect(problems(`a: ${'x'.repeat(600_000)}`)[0]?.problem).toMatch(/512 KiB/);
  });

  it('is refused with a key twice, naming the line', () => {
    expect(problems('a: 1\na: 2')[0]).toEqual({
      path: 'line 2',
      problem: expect.stringMatching(/unique/i),
    });
  });

  it('is refused when it is a list, a number or nothing', () => {
    for (const yaml of ['- a', '3', '']) {
      const source = readYaml(yaml);
      const reading = 'value' in source ? readDefinition(source.value) : source;
      expect('problems' in reading && reading.problems.length).toBeGreaterThan(0);
    }
  });

  it('makes nothing run: a tag is just text', () => {
    expect(readYaml('a: !!js/function "function () { return 1 }"')).toEqual({
      value: { a: 'function () { return 1 }' },
    });
  });

  it('reads what it wrote: a definition survives YAML', () => {
    const again = readYaml(stringify(whole));
    expect('value' in again && readDefinition(again.value)).toEqual(readDefinition(whole));
  });
});
