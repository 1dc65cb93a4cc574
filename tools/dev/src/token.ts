import { dataFolder } from './data-folder/data-folder';
import { runningCopy } from './data-folder/run-file';
import { chosenDataFolder } from './env';
import { demoLogins, isDemoLogin } from './issuer/demo-logins';
import { requestToken } from './issuer/request-token';

/** `npm run -s token -- <login>`: the token and nothing else on stdout. */
async function main(login: string): Promise<number> {
  if (!isDemoLogin(login)) {
    const known = demoLogins.map((one) => `  ${one.login}`).join('\n');
    return complain(
      login === ''
        ? '用法 usage: npm run -s token -- <login>'
        : `没有这个演示登录 · no such demo login: ${login}`,
      `可用的登录 known logins:\n${known}\n  voter-002 … voter-060`,
    );
  }
  const folder = dataFolder(chosenDataFolder());
  const run = runningCopy(folder);
  if (run === null)
    return complain(
      `回音没有在运行（数据目录 ${folder.path}）。请先运行 npm start；若用了其他目录，请设置 HUIYIN_DATA_DIR。`,
      `Nothing runs on ${folder.path}. Run npm start first; set HUIYIN_DATA_DIR when you chose another folder.`,
    );
  process.stdout.write(`${await requestToken(run.urls.issuer, login)}\n`);
  return 0;
}

function complain(...lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 1;
}

void main(process.argv[2] ?? '')
  .catch((error: unknown) => complain(error instanceof Error ? error.message : String(error)))
  .then((code) => process.exit(code));
