import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

interface Linted {
  readonly name: string;
  readonly rule: string;
  readonly says: string;
  readonly reported: readonly { ruleId: string | null; message: string }[];
}

const root = workspaceRoot(__dirname);

function lintFixtures(): Linted[] {
  const node = (...args: string[]) =>
    execFileSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 24,
      env: { ...process.env, NX_DAEMON: 'false' },
    });
  node(join('node_modules', '.bin', 'nx'), 'show', 'projects'); // the boundary rule reads nx's project graph
  return JSON.parse(node(join('tools', 'architecture', 'lint-fixtures.mjs'))) as Linted[];
}

describe('each wall of the house', () => {
  const linted = lintFixtures();

  it.each(linted.map((each) => [each.name, each] as const))(
    'is seen to stand: %s',
    (_name, { rule, says, reported }) => {
      expect(
        reported.filter(({ ruleId, message }) => ruleId === rule && message.includes(says)),
      ).not.toEqual([]);
    },
  );

  it('has a fixture that breaks it', () => {
    expect(linted.length).toBeGreaterThanOrEqual(25);
  });
});
