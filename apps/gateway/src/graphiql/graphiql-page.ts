import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { workspaceRoot } from '@huiyin/kernel';
import { exampleTabs } from './example-tabs';

// Served from npm packages: the page works without the internet and talks to nobody else.
const assets: Record<string, () => string> = {
  'react.js': () => join(packageFolder('react'), 'umd/react.production.min.js'),
  'react-dom.js': () => join(packageFolder('react-dom'), 'umd/react-dom.production.min.js'),
  'graphiql.js': () => join(packageFolder('graphiql'), 'graphiql.min.js'),
  'graphiql.css': () => join(packageFolder('graphiql'), 'graphiql.min.css'),
};

// CodeMirror writes style attributes; scripts come from this page's own files only.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";

/** GraphiQL at `/graphiql` for development, with the operations of `docs/walk` as tabs and a field for the token. */
export function registerGraphiql(http: FastifyInstance): void {
  http.get('/graphiql', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  );
  http.get('/graphiql/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(startScript()),
  );
  http.get('/graphiql/page.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style),
  );
  for (const [name, path] of Object.entries(assets))
    http.get(`/graphiql/${name}`, (_request, reply) =>
      reply
        .type(name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
        .header('cache-control', 'max-age=3600')
        .send(readFileSync(path())),
    );
}

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>Huiyin 回音 · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<link rel="stylesheet" href="/graphiql/page.css">
</head>
<body>
<label id="who">令牌 Bearer token <input id="token" type="password" autocomplete="off" spellcheck="false"
  placeholder="npm run -s token -- <login>"></label>
<div id="graphiql"></div>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const style = `html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px sans-serif; }
#who { padding: 8px 16px; display: flex; gap: 8px; align-items: center; border-bottom: 1px solid #ddd; }
#token { flex: 1; padding: 4px 8px; }
#graphiql { flex: 1; min-height: 0; }
`;

function startScript(): string {
  const tabs = exampleTabs(join(workspaceRoot(), 'docs/walk')).map(({ title, query }) => ({
    query: `# ${title}\n${query}`,
  }));
  // `<` escaped: the text of an example must not end the script it stands in.
  return `(function () {
  var token = document.getElementById('token');
  token.value = sessionStorage.getItem('huiyin-token') || '';
  token.addEventListener('input', function () { sessionStorage.setItem('huiyin-token', token.value.trim()); });
  function fetcher(params, options) {
    var headers = Object.assign({ 'content-type': 'application/json' }, options && options.headers);
    if (token.value.trim() && !headers.authorization && !headers.Authorization)
      headers.authorization = 'Bearer ' + token.value.trim().replace(/^Bearer /i, '');
    return fetch('/graphql', { method: 'POST', headers: headers, body: JSON.stringify(params), credentials: 'omit' })
      .then(function (response) { return response.json(); });
  }
  var props = { fetcher: fetcher, shouldPersistHeaders: false, defaultEditorToolsVisibility: 'variables' };
  var tabs = ${JSON.stringify(tabs).replaceAll('<', '\\u003c')};
  if (tabs.length > 0) props.defaultTabs = tabs;
  ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, props));
})();
`;
}

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}
