// Lints every fixture as if it lay at the path it names, and prints what was reported as JSON. A process of its own,
// because ESLint loads its configuration as an ES module, which jest's loader does not.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const typed = ['no-floating-promises', 'no-misused-promises', 'await-thenable'];
const eslint = new ESLint({
  cwd: root,
  // The fixtures are not on disk where they pretend to be, so rules that need their types stay out.
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(typed.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
  },
});

const results = [];
for (const file of readdirSync(join(here, 'fixtures')).filter((name) =>
  name.endsWith('.fixture'),
)) {
  const [path, rule, says, ...code] = readFileSync(join(here, 'fixtures', file), 'utf8').split(
    '\n',
  );
  const [linted] = await eslint.lintText(code.join('\n'), {
    filePath: join(root, path.slice('// path: '.length)),
  });
  results.push({
    name: file.replace('.fixture', ''),
    rule: rule.slice('// rule: '.length),
    says: says.slice('// says: '.length),
    reported: linted.messages.map(({ ruleId, message }) => ({ ruleId, message })),
  });
}
process.stdout.write(JSON.stringify(results));
