import { createHash } from 'node:crypto';
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { nameProblems } from './template-names.rules';
import { type TemplateDefinition, templateShape } from './template-shape.rules';
import { TemplateInvalid, type TemplateProblem } from './template.errors';

export interface Template extends TemplateDefinition {
  /** SHA-256 of the definition, not of the file: comments and line ends do not make another template. */
  readonly hash: string;
}

/** Half a megabyte: the largest of our own has 80 kB. */
export const templateBytesLimit = 512 * 1024;

/** As many problems as anybody reads at once; a text of nothing but mistakes has a quarter of a million. */
const mostProblems = 200;

/** What a reading found: problems, or the template they would have kept from being. */
export type TemplateReading =
  { readonly problems: readonly TemplateProblem[] } | { readonly definition: TemplateDefinition };

/** Reads one YAML template; refuses it with every problem and its path (TEMPLATE_INVALID), never with only the first. */
export function parseTemplate(file: string, yaml: string): Template {
  const source = readYaml(yaml);
  const reading = 'problems' in source ? source : readDefinition(source.value);
  if ('problems' in reading) throw new TemplateInvalid(file, reading.problems);
  return withHash(reading.definition);
}

export function withHash(definition: TemplateDefinition): Template {
  return { ...definition, hash: hashOf(definition) };
}

/** What was hashed. */
export function definitionOf(template: Template): TemplateDefinition {
  const entries = Object.entries(template).filter(([name]) => name !== 'hash');
  return Object.fromEntries(entries) as unknown as TemplateDefinition;
}

export function hashOf(definition: TemplateDefinition): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex');
}

/** Values of a YAML text. Anchors and aliases are refused: a template needs none, and few of them make gigabytes. */
export function readYaml(
  yaml: string,
): { readonly problems: readonly TemplateProblem[] } | { readonly value: unknown } {
  if (Buffer.byteLength(yaml) > templateBytesLimit)
    return whole(`must not be larger than ${templateBytesLimit / 1024} KiB`);
  const lines = new LineCounter();
  // The library compares each key with all before it, a minute for half a megabyte of keys: ours are looked up.
  const options = { uniqueKeys: false, lineCounter: lines };
  const document = parseDocument(yaml.replace(/^\uFEFF/, ''), options);
  if (document.errors.length > 0)
    return {
      problems: document.errors.slice(0, mostProblems).map(({ linePos, message }) => ({
        path: `line ${linePos?.[0].line ?? '?'}`,
        problem: message.split('\n')[0] ?? message,
      })),
    };
  const twice = keysTwice(document, lines);
  if (twice.length > 0) return { problems: twice };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    if (error instanceof ReferenceError)
      return whole('must not use YAML anchors and aliases (& and *): write it out');
    throw error;
  }
}

function keysTwice(document: Document, lines: LineCounter): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const { line } = lines.linePos(key.range?.[0] ?? 0);
          problems.push({ path: `line ${line}`, problem: 'Map keys must be unique' });
        }
        seen.add(key.value);
        if (problems.length >= mostProblems) return visit.BREAK;
      }
      return undefined;
    },
  });
  return problems;
}

/** The definition in these values, or everything that keeps it from being one. */
export function readDefinition(value: unknown): TemplateReading {
  const parsed = templateShape.safeParse(value);
  if (!parsed.success)
    return {
      problems: parsed.error.issues
        .slice(0, mostProblems)
        .flatMap((issue) =>
          reasonsOf(issue).map(({ path, message }) => ({ path: pathText(path), problem: message })),
        ),
    };
  const problems = nameProblems(parsed.data);
  return problems.length > 0 ? { problems } : { definition: parsed.data };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a value that may be of several shapes and is of none: what is wrong with the shape it comes closest to. */
function reasonsOf(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || !issue.errors?.length) return [issue];
  if (!/^Invalid/.test(issue.message)) return [issue];
  const closest = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return (closest ?? []).flatMap((each) =>
    reasonsOf({ ...each, path: [...issue.path, ...each.path] }),
  );
}

const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));

const whole = (problem: string) => ({ problems: [{ path: '(the whole file)', problem }] });

export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return text.join('').replace(/^\./, '') || '(the whole file)';
}
