const preset = require('./jest.preset.cjs');

const project = (displayName, testMatch, extra = {}) => ({
  ...preset,
  displayName,
  testMatch,
  ...extra,
});

module.exports = {
  // Of all projects: jest takes no time limit per project.
  testTimeout: 30_000,
  projects: [
    project('unit', ['<rootDir>/{apps,libs,tools}/**/*.spec.ts']),
    project('integration', ['<rootDir>/{apps,libs,tools}/**/*.int-spec.ts'], {
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    }),
    project('attacks', ['<rootDir>/{apps,libs}/**/*.attack-spec.ts'], {
      globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
      globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
    }),
    project('e2e', ['<rootDir>/apps/e2e/**/*.e2e-spec.ts']),
  ],
};
