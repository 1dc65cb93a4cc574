import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

const root = workspaceRoot(__dirname);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
    join(folder, path),
  );
const documents = [
  ...readdirSync(root),
  ...['docs', 'apps', 'libs', 'tools', 'infra'].flatMap(below),
].filter((path) => path.endsWith('.md'));

/** Where a document points to inside the workspace: its relative links, and paths it names in code spans. */
function targetsIn(document: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)/g)].map(([, path]) =>
    join(dirname(document), path ?? ''),
  );
  const named = [...prose.matchAll(/`((?:apps|libs|tools|infra|docs)\/[\w./-]+)`/g)].map(
    ([, path]) => path ?? '',
  );
  return [...links, ...named];
}

const metricsIn = (text: string) => [
  ...new Set(text.match(/\bhuiyin_(?:\w+_(?:total|seconds)|gateway_\w+)\b/g) ?? []),
];

describe('the documents', () => {
  it('point at what is there', () => {
    const lost = documents.flatMap((document) =>
      targetsIn(document, read(document))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document} → ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it('name metrics that some process has', () => {
    const sources = ['apps', 'libs'].flatMap(below).filter((path) => path.endsWith('.ts'));
    const known = new Set(sources.flatMap((path) => metricsIn(read(path))));
    const named = documents.flatMap((document) => metricsIn(read(document)));
    expect(known.size).toBeGreaterThan(0);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('list each direct dependency with the licence it has', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const rows = Object.fromEntries(
      [...read('docs/licences.md').matchAll(/^\| `([^`]+)`\s*\| (\S+)/gm)].map(
        ([, name, licence]) => [name, licence],
      ),
    );
    const installed = [dependencies, devDependencies].flatMap(Object.keys).map((name) => {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as {
        license: string;
      };
      return [name, license];
    });
    expect(rows).toEqual(Object.fromEntries(installed));
  });
});

describe('the reading of documents', () => {
  it('finds links and named paths, and neither addresses, anchors nor code blocks', () => {
    const text = [
      'See [a](b/c.md#part), [d](https://example.org/x), [e](#here), `libs/kernel` and `libs/*/src`.',
      '```sh',
      'cat `docs/none.md`',
      '```',
    ].join('\n');
    expect(targetsIn('docs/x.md', text)).toEqual(['docs/b/c.md', 'libs/kernel']);
  });

  it('finds the documents of a newcomer', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['ARCHITECTURE.md', 'docs/glossary.md', 'docs/adr/README.md']),
    );
  });
});
