// Runs before anything is installed, and on any Node: no import and no modern syntax before the version is known.
const [major, minor] = process.versions.node.split('.').map(Number);
// 20.19, 22.12 and everything from 23 on can require() ES modules, which some packages need.
const isNewEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;

if (!isNewEnough) {
  process.stderr.write(
    '需要 Node 20.19 或更新的版本（22 系列需 22.12 起），当前为 ' +
      process.versions.node +
      '。\n' +
      'Huiyin needs Node 20.19 or newer (22.12 in the 22 line); this is ' +
      process.versions.node +
      '.\n' +
      '→ https://nodejs.org\n',
  );
  process.exitCode = 1;
} else {
  import('./bootstrap/commands.mjs').then(({ run }) => run(process.argv.slice(2)));
}
