import type { FastifyInstance } from 'fastify';
import { BodyTooIntricate } from './refusal.errors';

/** Below this, no body can cost much, whatever it holds. */
const harmlessBytes = 8 * 1024;
// 1000 people of a unit with name and login are 6 000 marks, 10 000 ids of an attendance as many again.
const mostMarks = 30_000;
const deepest = 40;

const [quote, backslash] = [34, 92];
const marks = { comma: 44, openList: 91, closeList: 93, openObject: 123, closeObject: 125 };

/**
 * Whether parsing this JSON costs about what its bytes say: a megabyte of brackets costs a hundred times what a megabyte of
 * text does (quality.md S2), and anybody may send it. One pass over the characters, nothing is built.
 */
export function isPlainJson(text: string): boolean {
  if (text.length <= harmlessBytes) return true;
  let [depth, seen] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      continue;
    }
    if (code === marks.openList || code === marks.openObject) depth += 1;
    else if (code === marks.closeList || code === marks.closeObject) depth -= 1;
    else if (code !== marks.comma) continue;
    seen += 1;
    if (depth > deepest || seen > mostMarks) return false;
  }
  return true;
}

/** The closing quote of the string that begins here; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
}

/** Fastify's own parser, which refuses `__proto__`, behind {@link isPlainJson}. */
export function registerJsonParser(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('error', 'error');
  http.removeContentTypeParser('application/json');
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (!isPlainJson(String(body))) return done(new BodyTooIntricate());
    return parse(request, String(body), done);
  });
}
