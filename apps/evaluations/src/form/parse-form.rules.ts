import { createHash } from 'node:crypto';
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { formProblems } from './form-problems.rules';
import { type FormDefinition, formShape } from './form-shape.rules';
import { AppraisalFormInvalid, type FormProblem } from './form.errors';

export interface Form extends FormDefinition {
  /** SHA-256 of the definition, not of the file: comments and line ends do not make another form. */
  readonly hash: string;
}

/** The largest of our own has 5 kB. */
export const formBytesLimit = 64 * 1024;

const mostProblems = 100;

export type FormReading =
  { readonly problems: readonly FormProblem[] } | { readonly definition: FormDefinition };

/** Reads one YAML form. @throws AppraisalFormInvalid with every problem and its path, never with only the first */
export function parseForm(file: string, yaml: string): Form {
  const reading = readForm(yaml);
  if ('problems' in reading) throw new AppraisalFormInvalid(file, reading.problems);
  return withHash(reading.definition);
}

export function withHash(definition: FormDefinition): Form {
  const hash = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  return { ...definition, hash };
}

/** The definition in this text, or everything that keeps it from being one. */
export function readForm(yaml: string): FormReading {
  const source = readYaml(yaml);
  if ('problems' in source) return source;
  const parsed = formShape.safeParse(source.value);
  if (!parsed.success)
    return {
      problems: parsed.error.issues
        .slice(0, mostProblems)
        .map(({ path, message }) => ({ path: pathText(path), problem: message })),
    };
  const problems = formProblems(parsed.data).slice(0, mostProblems);
  return problems.length > 0 ? { problems } : { definition: parsed.data };
}

/** Anchors and aliases are refused: a form needs none, and a few of them make gigabytes. */
function readYaml(
  yaml: string,
): { readonly problems: readonly FormProblem[] } | { readonly value: unknown } {
  if (Buffer.byteLength(yaml) > formBytesLimit)
    return whole(`must not be larger than ${formBytesLimit / 1024} KiB`);
  const lines = new LineCounter();
  // The library compares each key with all before it; ours are looked up.
  // Tags (!!binary) would make something else of a text than what is written.
  const options = { uniqueKeys: false, lineCounter: lines, resolveKnownTags: false };
  const document = parseDocument(yaml.replace(/^\uFEFF/, ''), options);
  if (document.errors.length > 0)
    return {
      problems: document.errors.slice(0, mostProblems).map(({ linePos, message }) => ({
        path: `line ${linePos?.[0].line ?? '?'}`,
        problem: message.split('\n')[0] ?? message,
      })),
    };
  const doubled = keysTwice(document, lines);
  if (doubled.length > 0) return { problems: doubled };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    if (error instanceof ReferenceError)
      return whole('must not use YAML anchors and aliases (& and *): write it out');
    throw error;
  }
}

function keysTwice(document: Document, lines: LineCounter): FormProblem[] {
  const problems: FormProblem[] = [];
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

const whole = (problem: string) => ({ problems: [{ path: '(the whole file)', problem }] });

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return text.join('').replace(/^\./, '') || '(the whole file)';
}
