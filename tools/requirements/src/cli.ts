import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { type Coverage, coverage, type Requirement, testTitles } from './coverage';

const root = workspaceRoot(__dirname);
const isTest = /\.(spec|int-spec|e2e-spec|attack-spec|chapter)\.ts$/;

function testFiles(): string[] {
  return ['apps', 'libs', 'tools'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => isTest.test(path))
      .map((path) => join(root, top, path)),
  );
}

/** `npm run requirements`: per service, how many statements a test names, and which none does (`--missing`). */
function report(
  catalogue: readonly Requirement[],
  { covered, missing, unknown }: Coverage,
): string {
  const services = [...new Set(catalogue.map(({ services: [owner] }) => owner ?? ''))].sort();
  const lines = services.map((service) => {
    const owned = catalogue.filter(({ services: [owner] }) => owner === service);
    const tested = owned.filter(({ id }) => covered.has(id)).length;
    return `${service.padEnd(14)} ${String(tested).padStart(3)} of ${String(owned.length).padStart(3)} named by a test`;
  });
  const list = process.argv.includes('--missing')
    ? missing.map(
        ({ id, services: [owner], says }) =>
          `  ${id.padEnd(9)} ${(owner ?? '').padEnd(14)} ${says}`,
      )
    : [...covered]
        .filter(([id]) => !unknown.includes(id))
        .sort()
        .map(([id, tests]) => `  ${id.padEnd(9)} ${tests.length} test(s), e.g. ${tests[0]?.file}`);
  const total = catalogue.length - missing.length;
  return [
    ...lines,
    `total ${total} of ${catalogue.length}`,
    ...unknown.map((id) => `unknown id in a test: ${id}`),
    ...list,
  ].join('\n');
}

const catalogue = JSON.parse(
  readFileSync(join(root, 'tools/requirements/catalogue.json'), 'utf8'),
) as Requirement[];
const tests = testFiles().flatMap((file) =>
  testTitles(relative(root, file), readFileSync(file, 'utf8')),
);
const result = coverage(catalogue, tests);
process.stdout.write(`${report(catalogue, result)}\n`);
if (result.unknown.length > 0) process.exitCode = 1;
