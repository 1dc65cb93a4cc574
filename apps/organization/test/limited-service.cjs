// The organization service as a process of its own, compiled while it loads: for tests that bound its memory.
const Module = require('node:module');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '../../..');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  const lib = /^@huiyin\/([a-z-]+)$/.exec(name)?.[1];
  const file = lib && join(root, 'libs', lib, 'src/index.ts');
  return file && existsSync(file) ? file : resolve.call(this, name, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: join(root, '.swcrc'),
    sourceMaps: false,
  });
  module._compile(code, filename);
};
require('../src/main');
