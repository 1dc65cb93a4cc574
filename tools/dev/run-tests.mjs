// Everything CI runs, in order, each step said with its time; the last line is the sum: `N passed, N failed`.
// `node tools/dev/run-tests.mjs format lint` runs only these steps.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bootstrap/workspace.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const built = (path) => join(root, 'dist', 'tools', path);
const node = process.execPath;
const results = await mkdtemp(join(tmpdir(), 'huiyin-results-'));

const check = (name, ...commands) => ({ name, commands });
const jest = (name, ...options) => ({
  name,
  report: join(results, `${name}.json`),
  commands: [
    [
      bin('jest'),
      '--selectProjects',
      name,
      '--json',
      `--outputFile=${join(results, `${name}.json`)}`,
      ...options,
    ],
  ],
});

const steps = [
  check('format', [bin('prettier'), '--check', '--log-level', 'warn', '.']),
  // The boundary rule reads nx's project graph, which the first command writes.
  check(
    'lint',
    [bin('nx'), 'show', 'projects'],
    [bin('eslint'), '--max-warnings', '0', 'apps', 'libs', 'tools'],
  ),
  check('types', [bin('tsc'), '-p', 'tsconfig.json']),
  check('graph', [node, built('compose/src/cli.js'), '--check']),
  check('contracts', [node, built('contracts/src/cli.js'), '--check']),
  check('requirements', [node, built('requirements/src/cli.js')]),
  jest('unit'),
  jest('integration', '--maxWorkers=2'),
  jest('e2e', '--runInBand'),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown step: ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(' ')}\n`,
  );
  process.exit(2);
}

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const started = performance.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const outcome = await run(step);
  for (const key of Object.keys(sum)) sum[key] += outcome[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `── ${step.name}: ${outcome.failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`,
  );
}
await rm(results, { recursive: true, force: true });
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

async function run({ commands, report }) {
  for (const command of commands) {
    const code = await finished(command);
    if (report) return countOf(report, code);
    if (code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  }
  return { passed: 1, failed: 0, skipped: 0 };
}

// A suite that could not even load counts as a failure, and so does a runner that died without a report.
async function countOf(report, code) {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } =
    JSON.parse(text);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests,
  };
}

function finished([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
