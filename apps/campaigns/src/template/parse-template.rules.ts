import { createHash } from 'node:crypto';
import { parseDocument } from 'yaml';
import { nameProblems } from './template-names.rules';
import { type TemplateDefinition, templateShape } from './template-shape.rules';
import { TemplateInvalid, type TemplateProblem } from './template.errors';

export interface Template extends TemplateDefinition {
  /** SHA-256 of the definition, not of the file: comments and line ends do not make another template. */
  readonly hash: string;
}

/** Half a megabyte: the largest of our own has 80 kB. */
export const templateBytesLimit = 512 * 1024;

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
  const document = parseDocument(yaml.replace(/^\uFEFF/, ''), { uniqueKeys: true });
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ linePos, message }) => ({
        path: `line ${linePos?.[0].line ?? '?'}`,
        problem: message.split('\n')[0] ?? message,
      })),
    };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    if (error instanceof ReferenceError)
      return whole('must not use YAML anchors and aliases (& and *): write it out');
    throw error;
  }
}

/** The definition in these values, or everything that keeps it from being one. */
export function readDefinition(value: unknown): TemplateReading {
  const parsed = templateShape.safeParse(value);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.flatMap((issue) =>
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
