import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { RunningCopy } from './src/running-copy';

const root = workspaceRoot(__dirname);

function theWalkOf(readme: string): string {
  const [, walk] = /```bash\n([^]*?)```/.exec(readFileSync(join(root, readme), 'utf8')) ?? [];
  return walk ?? '';
}

describe('the walk a newcomer pastes', () => {
  let copy: RunningCopy;

  beforeAll(async () => {
    copy = await RunningCopy.start({ transport: 'embedded', demo: 'city' });
  }, 180_000);
  afterAll(async () => {
    await copy?.stop();
    rmSync(join(root, 'board.jsonl'), { force: true });
  });

  it('is the same in both languages', () => {
    expect(theWalkOf('README.md').length).toBeGreaterThan(2_000);
    expect(theWalkOf('README.zh-CN.md')).toBe(theWalkOf('README.md'));
  });

  it('goes from the demo city to a re-measurement that got better, and the board verifies', () => {
    const walk = spawnSync('bash', ['-euo', 'pipefail', '-c', theWalkOf('README.md')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, HUIYIN_DATA_DIR: copy.dataDir },
      timeout: 240_000,
    });
    expect(walk.stderr).not.toMatch(/Error|ChapterFailed|→ [A-Z_]+ /);
    expect(walk.status).toBe(0);
    expect(walk.stdout).toContain('核验通过');
    expect(walk.stdout).toMatch(/"before": 0.4,\s+"after": 0.8,\s+"improved": true/);
  }, 260_000);
});
