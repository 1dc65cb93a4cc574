// The whole test sequence; ends with exactly one line "N passed, N failed". Each check counts as one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/workspace.mjs';

const reports = join(root, 'tmp', 'test-reports');
const bin = (name) => join(root, 'node_modules', '.bin', name);

// End to end every suite starts a whole system: one at a time.
const inBand = new Set(['e2e']);
function parts(count) {
  return Array.from({ length: count }, (_, at) => `${at + 1}/${count}`);
}

const check = (name, command, ...args) => ({ name, command: bin(command), args, isJest: false });
const jest = (project, shard) => ({
  name: project,
  command: bin('jest'),
  args: [...jestArgs(project, reportOf(project, shard)), ...(shard ? [`--shard=${shard}`] : [])],
  report: reportOf(project, shard),
  isJest: true,
});

const steps = [
  check('format', 'prettier', '--check', 'apps', 'libs', 'tools', '--log-level', 'warn'),
  check('lint', 'eslint', 'apps', 'libs', 'tools'),
  check('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  jest('unit'),
  // In parts: one process that loads every suite grows to gigabytes and slows down.
  ...parts(3).map((shard) => jest('integration', shard)),
  jest('e2e'),
];

function jestArgs(project, file) {
  const report = ['--json', `--outputFile=${file}`, '--passWithNoTests'];
  return ['--selectProjects', project, ...report, ...(inBand.has(project) ? ['--runInBand'] : [])];
}

function reportOf(project, shard = '') {
  return join(reports, `${project}${shard.replace('/', '-of-')}.json`);
}

// The walls between projects are read from Nx's graph; without it the linter would silently pass them over.
function drawProjectGraph() {
  const env = { ...process.env, NX_DAEMON: 'false' };
  const { status } = spawnSync(bin('nx'), ['show', 'projects'], {
    ...{ cwd: root, env, stdio: ['ignore', 'ignore', 2], shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new Error('nx could not read the projects');
}

function run({ name, command, args, report: file, isJest }) {
  process.stderr.write(`\n── ${name}\n`);
  if (name === 'lint') drawProjectGraph();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (!isJest)
    return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, pending: 0 };
  if (!existsSync(file)) return { name, passed: 0, failed: 1, pending: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that cannot even be loaded holds no failed test; it is one failure all the same.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const passed = report.numPassedTests;
  return {
    name,
    passed,
    failed: failed || (status === 0 ? 0 : 1),
    pending: report.numPendingTests,
  };
}

async function kafkaNotice() {
  const built = join(root, 'dist', 'tools', 'kafka', 'src', 'index.js');
  const { kafkaAvailability } = (await import(built)).default;
  const availability = kafkaAvailability();
  return availability.isAvailable
    ? null
    : `Kafka 部分未运行 · Kafka half not run: ${availability.reason}`;
}

const only = process.argv.slice(2);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const outcomes = steps.filter(({ name }) => only.length === 0 || only.includes(name)).map(run);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);

process.stdout.write('\n');
for (const { name, passed, failed, pending } of outcomes)
  process.stdout.write(
    `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} ok, ${failed} not ok${pending ? `, ${pending} skipped` : ''}\n`,
  );
const notice = await kafkaNotice();
if (notice !== null) process.stdout.write(`${notice}\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
