import { z } from 'zod';

/** One path of one subgraph that files may take; anything else does not exist. */
export interface DeclaredRoute {
  readonly subgraph: string;
  readonly method: 'GET' | 'POST';
  /** As the subgraph registers it below `/files`, such as `/exports/:groupId`. */
  readonly path: string;
}

const route = /^(GET|POST) ((?:\/(?:[a-z][a-z0-9-]*(?:\.[a-z]+)?|:[A-Za-z]+))+)$/;
const file = z.record(z.string(), z.array(z.string().regex(route, 'must read "POST /some-path"')));

/** Reads `{"organization": ["POST /imports"]}`; throws when it is anything else. Only subgraphs that have an address count. */
export function declaredRoutes(text: string, subgraphs: readonly string[]): DeclaredRoute[] {
  return Object.entries(file.parse(JSON.parse(text))).flatMap(([subgraph, routes]) => {
    if (!subgraphs.includes(subgraph)) return [];
    return routes.map((line) => {
      const [, method, path] = route.exec(line) as unknown as [string, 'GET' | 'POST', string];
      return { subgraph, method, path };
    });
  });
}

/** The path with its parameters filled in, null when one of them is more than an id or a short word. */
export function filledPath(path: string, params: Readonly<Record<string, string>>): string | null {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith(':')) return part;
    const value = params[part.slice(1)] ?? '';
    return /^[A-Za-z0-9-]{1,64}$/.test(value) ? value : null;
  });
  return parts.includes(null) ? null : parts.join('/');
}

/** The query as it was sent, `?` included; null when it holds what no query of ours does. */
export function plainQuery(url: string): string | null {
  const at = url.indexOf('?');
  if (at < 0) return '';
  const query = url.slice(at);
  return query.length <= 500 && /^\?[\w.~%=&:,-]*$/.test(query) ? query : null;
}
