import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

const root = workspaceRoot(__dirname);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

// libs/testing hands its cluster from jest's parent to its children: written and read by the same run.
const readers = ['apps', 'libs', 'tools']
  .flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${top}/${path}`,
    ),
  )
  .filter((path) => /(^|\/)(env|service-env)\.ts$/.test(path) && !path.startsWith('libs/testing/'));

/** Keys of zod objects, and direct reads; an assignment to process.env is no read, a string no schema. */
function variablesIn(source: string): string[] {
  const keys = source.matchAll(/(?:^|[{,])\s*([A-Z][A-Z0-9_]+):\s*(?!['"`])\S/gm);
  const reads = source.matchAll(/process\.env\['([A-Z][A-Z0-9_]+)'\](?!\s*=[^=])/g);
  return [...keys, ...reads].map(([, name]) => name ?? '');
}

// The shell's own; nobody writes it into an environment file.
const ofTheSystem = ['PATH'];
const sorted = (names: Iterable<string>) =>
  [...new Set(names)].filter((name) => !ofTheSystem.includes(name)).sort();
const inCode = sorted([
  ...readers.flatMap((path) => variablesIn(read(path))),
  ...[...read('docker-compose.yml').matchAll(/(?<!\$)\$\{([A-Z][A-Z0-9_]+)/g)].map(
    ([, name]) => name ?? '',
  ),
]);
const inExample = sorted(
  [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? ''),
);

describe('.env.example', () => {
  it('lists every variable that is read', () => {
    expect(inCode.filter((name) => !inExample.includes(name))).toEqual([]);
  });

  it('lists nothing that nobody reads', () => {
    expect(inExample.filter((name) => !inCode.includes(name))).toEqual([]);
  });

  it('holds no secret', () => {
    const secret = /(PASSWORD|ACTOR_KEY\w*|MASTER_KEY|BOX_KEY)=.|:\/\/[^/\s:]+:[^@/\s]+@/gm;
    expect(read('.env.example').match(secret)).toBeNull();
  });
});

describe('the reading of env.ts files', () => {
  it('finds schemas and direct reads, and neither assignments nor values', () => {
    const source = `
      process.env['SET_HERE'] = 'true';
      const raw = process.env['READ_HERE'];
      const one = z.object({ INLINE: z.string() });
      const many = z.object({
        PLAIN: z.string(),
        NESTED: namedPairs('…'),
      });
      const settings = { url: env.PLAIN, LC_ALL: 'C.UTF-8' };`;
    expect(sorted(variablesIn(source))).toEqual(['INLINE', 'NESTED', 'PLAIN', 'READ_HERE']);
  });

  it('knows at least the services, the gateway and npm start', () => {
    expect(readers).toEqual(
      expect.arrayContaining([
        'libs/config/src/service-env.ts',
        'apps/gateway/src/env.ts',
        'apps/evaluations/src/env.ts',
        'tools/dev/src/env.ts',
      ]),
    );
  });
});
