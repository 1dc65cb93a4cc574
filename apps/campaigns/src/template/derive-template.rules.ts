import { z } from 'zod';
import { mergeTemplate, withoutItem } from './merge-template.rules';
import { readDefinition, type TemplateReading } from './parse-template.rules';
import { difference, reasonFor } from './template-difference.rules';
import { origin, type TemplateDefinition } from './template-shape.rules';
import type { TemplateProblem } from './template.errors';
import { isValues, type Values } from './template-tree.rules';
import { key, text } from './template-words.rules';

/**
 * A template that says only what it has otherwise than the one it extends. `because` gives the reason of each change
 * of a rule by its path; what is taken away stands in `remove`, with its reason.
 */
const adaptation = z.looseObject({
  key,
  version: z.int().min(1),
  extends: origin,
  remove: z.array(z.strictObject({ path: z.string().min(1), because: text })).default(() => []),
  because: z.record(z.string(), text).default(() => ({})),
});

/** Says whether a template extends another, before anything else is read of it. */
export function originOf(values: unknown): z.output<typeof origin> | null {
  const parsed = z.looseObject({ extends: origin }).safeParse(values);
  return parsed.success ? parsed.data.extends : null;
}

/** The whole definition an adaptation stands for, or why it may not be: reasons missing, prescribed actions dropped. */
export function deriveTemplate(base: TemplateDefinition, values: unknown): TemplateReading {
  const parsed = adaptation.safeParse(values);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: path.join('.') || '(the whole file)',
        problem: message,
      })),
    };
  const { remove, because, ...patch } = parsed.data;
  const missing: TemplateProblem[] = [];
  const merged = remove.reduce<Values>(
    (all, { path }, at) => {
      const without = withoutItem(all, path);
      if (!without)
        missing.push({ path: `remove[${at}].path`, problem: `there is nothing at "${path}"` });
      return without ?? all;
    },
    mergeTemplate(base as unknown as Values, patch),
  );
  if (missing.length > 0) return { problems: missing };
  const reasons = {
    ...because,
    ...Object.fromEntries(remove.map((each) => [each.path, each.because])),
  };
  const reading = readDefinition({ ...merged, reasons });
  if ('problems' in reading)
    return {
      problems: reading.problems.map(({ path, problem }) => ({
        path: byKeys(merged, path),
        problem,
      })),
    };
  const problems = derivationProblems(base, reading.definition);
  return problems.length > 0 ? { problems } : reading;
}

/** R003.111: prescribed actions are not dropped; any other change of a rule needs its reason. */
export function derivationProblems(
  base: TemplateDefinition,
  derived: TemplateDefinition,
): TemplateProblem[] {
  return difference(base, derived).flatMap((change) => {
    const [list, rule, property] = change.path.split('.');
    if (list !== 'duties' || change.change === 'ADDED') return [];
    const prescribed = base.duties.find(({ key: each }) => each === rule)?.prescribed ?? false;
    if (prescribed && (property === 'prescribed' || property === undefined))
      return [
        {
          path: change.path,
          problem:
            'is a prescribed action (规定动作): it is not dropped; add optional ones instead',
        },
      ];
    if (property === 'title' || reasonFor(derived, change) !== null) return [];
    return [{ path: change.path, problem: 'changes a rule: give the reason in `because`' }];
  });
}

/** In a merged template positions are nobody's: `duties[3].deadline` is called `duties.mobilization-meeting.deadline`. */
function byKeys(values: Values, path: string): string {
  let at: unknown = values;
  return path
    .split(/\.|(?=\[)/)
    .map((part) => {
      const place = /^\[(\d+)\]$/.exec(part);
      at = place ? (at as unknown[])?.[Number(place[1])] : (at as Values | undefined)?.[part];
      return place && isValues(at) && typeof at['key'] === 'string' ? at['key'] : part;
    })
    .join('.')
    .replaceAll('.[', '[');
}
