import { demoLogins } from '../issuer/demo-logins';
import type { RunFile } from '../data-folder/run-file';
import type { ProcessEvent } from '../supervisor/process-spec';

/** What the console says about a process. */
export function aboutProcess(name: string, event: ProcessEvent): string {
  switch (event.kind) {
    case 'crashed': {
      const seconds = event.restartInMs / 1000;
      return `! ${name} 意外退出（${event.how}），${seconds} 秒后重启 · crashed, restarting in ${seconds} s`;
    }
    case 'recovered':
      return `✓ ${name} 已恢复 · is back`;
    case 'warning':
      return `  ${name} ${event.text}`;
    case 'killed-in-stopping':
      return `! ${name} 未能正常停止（${event.how}）· did not stop cleanly`;
  }
}

/** The one block at the end of a start. */
export function readyBlock(run: RunFile): string {
  const { graphql, graphiql, issuer } = run.urls;
  const rows = demoLogins.map(
    ({ login, who, purpose }) => `  ${login.padEnd(19)} ${wide(who, 22)} ${purpose}`,
  );
  return [
    '',
    '── 就绪 ready ──────────────────────────────────────────────',
    `  GraphQL   ${graphql}`,
    `  GraphiQL  ${graphiql}`,
    `  登录 OIDC ${issuer}`,
    '',
    '  演示登录 demo logins',
    ...rows,
    '',
    '  令牌 token: npm run -s token -- office',
    '  停止 stop:  Ctrl-C',
    '────────────────────────────────────────────────────────────',
    '',
  ].join('\n');
}

/** Pads by columns: a Chinese character is two wide. */
function wide(text: string, columns: number): string {
  const width = [...text].reduce(
    (sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1),
    0,
  );
  return text + ' '.repeat(Math.max(0, columns - width));
}
