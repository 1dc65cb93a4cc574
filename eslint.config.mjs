import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const tests = [
  '**/*.spec.ts',
  '**/*.int-spec.ts',
  '**/*.e2e-spec.ts',
  '**/*.attack-spec.ts',
  '{apps,libs}/*/test/**/*.ts',
  'apps/e2e/**/*.ts',
];

// ---------------------------------------------------------------------------------------------------------------------
// Walls between projects: four tag dimensions (type, scope, runtime, level).
const lower = (level) => Array.from({ length: level }, (_, below) => `level:${below}`);
const subgraphs = ['organization', 'campaigns', 'evaluations', 'rectification', 'ballot-box'];
const wallsBetweenProjects = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:testing'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:lib', 'type:tool'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  ...[...subgraphs, 'gateway'].map((scope) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
  })),
  { sourceTag: 'runtime:any', onlyDependOnLibsWithTags: ['runtime:any'] },
  { sourceTag: 'runtime:web', onlyDependOnLibsWithTags: ['runtime:web', 'runtime:any'] },
  ...[0, 1, 2, 3, 4, 5].map((level) => ({
    sourceTag: `level:${level}`,
    onlyDependOnLibsWithTags: lower(level),
  })),
];
const boundaries = (depConstraints) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allowCircularSelfDependency: false,
    allow: [],
    depConstraints,
  },
];

// ---------------------------------------------------------------------------------------------------------------------
// Walls inside a project: what a file may import is told by its suffix. A later entry replaces an earlier one for the
// same file, so the globs are disjoint and each has a fixture in tools/architecture that breaks it.
const transports = ['kafkajs', '@huiyin/events/*'];
const forbid = (files, group, message, further = []) => ({
  files,
  ignores: tests,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [...further, noClimbing, noTesting, { group, message }] },
    ],
  },
});
const noClimbing = {
  group: ['../../*'],
  message: 'Relative imports climb one level at most; libs have aliases.',
};
const noTesting = {
  group: ['@huiyin/testing', '@huiyin/kafka-tool/*'],
  message: 'Only tests see @huiyin/testing.',
};
const api = '{resolver,types,inputs,reference}';
const suffixWalls = [
  forbid(
    ['**/*.rules.ts'],
    [
      'typeorm',
      'type-graphql',
      'pg',
      '@huiyin/events',
      '@huiyin/persistence',
      'node:fs',
      ...transports,
    ],
    'Rules are pure: no database, no API, no events, no files.',
  ),
  forbid(
    ['**/*.entity.ts'],
    ['type-graphql', '@huiyin/graphql-server', '@huiyin/identity', '@huiyin/events', ...transports],
    'Entities know neither the API, the viewer nor the stream.',
  ),
  forbid(
    [`**/*.${api}.ts`],
    ['typeorm', 'pg', '@huiyin/events', ...transports],
    'The API does not know the database or the stream.',
  ),
  forbid(
    ['**/*.queries.ts'],
    ['type-graphql', '@huiyin/graphql-server', '@huiyin/events', ...transports],
    'Reads know SQL, not the API and not the stream.',
  ),
  forbid(
    ['apps/*/src/**/*.ts'],
    transports,
    'Apps say events, never Kafka: that word lives in libs/events.',
  ),
  forbid(
    ['libs/*/src/**/*.ts', 'tools/*/src/**/*.ts'],
    ['apps/*'],
    'Libs and tools never import an app.',
  ),
].map((wall, at, all) =>
  // The two broad globs come last; they leave out what a suffix wall before them already holds.
  at < 4
    ? wall
    : {
        ...wall,
        ignores: [
          ...wall.ignores,
          ...all.slice(0, 4).flatMap(({ files }) => files),
          'libs/events/**',
          'libs/testing/**',
          'tools/kafka/**',
        ],
      },
);

// ---------------------------------------------------------------------------------------------------------------------
// Words that belong in one place only.
const word = (selector, message) => ({ selector, message });
const processEnv = word(
  "MemberExpression[object.name='process'][property.name='env']",
  'process.env is read in env.ts only.',
);
const bareError = word(
  "ThrowStatement > NewExpression[callee.name='Error']:not([arguments.0.value=/^cannot happen/]):not([arguments.0.quasis.0.value.raw=/^cannot happen/])",
  'Refuse with a class from .errors.ts; a bare Error says "cannot happen: …".',
);
const defaultExport = word('ExportDefaultDeclaration', 'Named exports only.');
const ambientTime = [
  word("NewExpression[callee.name='Date'][arguments.length=0]", 'Ask the injected Clock.'),
  word(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'Ask the injected Clock.',
  ),
  word(
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    'Randomness is injected.',
  ),
];
// What voters said is read in few places, and leaves them through @huiyin/disclosure.
const rawResults = ['Literal[value=RAW]', 'TemplateElement[value.raw=RAW]'].map((selector) =>
  word(
    selector.replace('RAW', '/\\b(appraisal_result|appraisal_text|box\\.handover|paper_entry)\\b/'),
    'Answers are read in result/, disclosure/, handover/ and paper-entry/ queries only, and leave through @huiyin/disclosure.',
  ),
);
const castToDisclosed = word(
  'TSAsExpression > TSTypeReference[typeName.name=/^Disclosed/]',
  'Disclosed values are made by @huiyin/disclosure, not by a cast.',
);
const domainCode = [`apps/{${subgraphs.join()}}/src/**/*.ts`];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.data/**',
      '.cache/**',
      '.nx/**',
      '**/*.d.ts',
      '**/*.cjs',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(wallsBetweenProjects),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 6 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', processEnv, bareError, defaultExport],
    },
  },
  // Dependency injection by decorators needs the classes at run time, which `import type` would take away.
  {
    files: ['**/*.{resolver,types,inputs}.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  ...suffixWalls,
  {
    files: domainCode,
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[processEnv, bareError, defaultExport, castToDisclosed],
        ...ambientTime,
      ],
    },
  },
  {
    files: ['apps/evaluations/src/**/*.ts'],
    ignores: [
      ...tests,
      'apps/evaluations/src/{result,disclosure,paper,paper-entry}/*.queries.ts',
      'apps/evaluations/src/handover/**',
      'apps/evaluations/src/migrations/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[processEnv, bareError, defaultExport, castToDisclosed],
        ...[...ambientTime, ...rawResults],
      ],
    },
  },
  {
    files: ['**/env.ts'],
    rules: { 'no-restricted-syntax': ['error', bareError, defaultExport, ...ambientTime] },
  },
  {
    files: ['libs/testing/src/global-*.ts'],
    rules: { 'no-restricted-syntax': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
  { files: ['**/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['tools/**/*.ts', 'apps/*/src/bootstrap-demo.ts'], rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      // Tests may see every lib and the broker; what an app may not import, its tests may not either.
      '@nx/enforce-module-boundaries': boundaries(
        wallsBetweenProjects
          .filter(({ sourceTag }) => sourceTag.startsWith('scope:'))
          .concat({
            sourceTag: '*',
            onlyDependOnLibsWithTags: ['type:lib', 'type:testing', 'type:tool'],
          }),
      ),
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', defaultExport],
    },
  },
  prettier,
);
