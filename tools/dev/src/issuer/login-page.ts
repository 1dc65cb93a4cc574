import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { demoLogins, isDemoLogin } from './demo-logins';

const path = /^\/interaction\/[\w-]+$/;
const MOST_BYTES = 1_024;

/** The sign-in page of the demo: one button per login, no password, no script, nothing from another host. */
export function isLoginPage(request: IncomingMessage): boolean {
  return path.test(request.url ?? '');
}

export async function answerLoginPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response); // throws without the cookie of a sign-in under way
  if (request.method !== 'POST') return showPage(response);
  const login = new URLSearchParams(await bodyOf(request)).get('login') ?? '';
  const result = isDemoLogin(login)
    ? { login: { accountId: login } }
    : { error: 'access_denied', error_description: 'unknown demo login' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function showPage(response: ServerResponse): void {
  const buttons = demoLogins.map(
    ({ login, who }) =>
      `<li><button name="login" value="${login}">${who} <small>${login}</small></button></li>`,
  );
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>回音 · 演示登录</title><h1>演示登录</h1><p>选择一个身份（仅供演示，无需密码）。</p><form method="post"><ul>${buttons.join('')}</ul></form></html>`,
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MOST_BYTES) return '';
  }
  return body;
}
