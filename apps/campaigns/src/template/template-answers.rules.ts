import { dayOfYear, isDay } from '../calendar/days.rules';
import { templateDefects } from './template-defects.rules';
import { definitionOf, type Template, withHash } from './parse-template.rules';
import type { TemplateDefinition } from './template-shape.rules';
import {
  TemplateAnswersInvalid,
  TemplateDefectsUndecided,
  type TemplateProblem,
} from './template.errors';

/** The office's decision on one place of the original: a day, or a name. */
export interface TemplateAnswer {
  /** `links[1].from`, `links[3].title`, `period.to`; `year` for every day the document leaves without one. */
  readonly path: string;
  readonly value: string;
}

const place = /^(?:links\[(\d+)\]|(period))\.(from|to|title)$/;

/**
 * The definition with the office's decisions in it; the original stays as it is. Answers may move any day of a link or
 * of the period, also one that is whole: a plan of 2015 runs in another year. Refuses a place that is none and a day
 * that does not exist (TEMPLATE_ANSWERS_INVALID), all at once.
 */
export function applyAnswers(
  definition: TemplateDefinition,
  answers: readonly TemplateAnswer[],
): TemplateDefinition {
  const problems = answers.flatMap((answer) => answerProblems(definition, answer));
  if (problems.length > 0) throw new TemplateAnswersInvalid(problems);
  return answers.reduce(withAnswer, definition);
}

/** What can be opened: every defect that needs a decision has one, or TEMPLATE_DEFECTS_UNDECIDED names what is left. */
export function readyToOpen(template: Template, answers: readonly TemplateAnswer[] = []): Template {
  const answered = applyAnswers(definitionOf(template), answers);
  const left = templateDefects(answered).filter(({ decide }) => decide !== null);
  if (left.length > 0) throw new TemplateDefectsUndecided(template.key, left);
  return answers.length === 0 ? template : withHash(answered);
}

function answerProblems(
  definition: TemplateDefinition,
  { path, value }: TemplateAnswer,
): TemplateProblem[] {
  if (path === 'year')
    return /^(19|20)\d{2}$/.test(value) ? [] : [{ path, problem: 'must be a year, YYYY' }];
  const [, at, period, edge] = place.exec(path) ?? [];
  const known = at === undefined ? period !== undefined : Number(at) < definition.links.length;
  if (!known || (period !== undefined && edge === 'title'))
    return [
      {
        path,
        problem:
          'is no place an answer belongs to: links[n].from, .to, .title, period.from, .to, year',
      },
    ];
  if (edge === 'title') return value.trim() === '' ? [{ path, problem: 'must be a name' }] : [];
  return isDay(value) ? [] : [{ path, problem: 'must be a day that exists, YYYY-MM-DD' }];
}

function withAnswer(definition: TemplateDefinition, answer: TemplateAnswer): TemplateDefinition {
  if (answer.path === 'year') return withYear(definition, answer.value);
  const [, at, period, edge = 'from'] = place.exec(answer.path) ?? [];
  const value =
    edge === 'title' ? { zh: answer.value.trim(), en: answer.value.trim() } : answer.value;
  if (period !== undefined)
    return { ...definition, period: { ...definition.period, [edge]: value } };
  const links = definition.links.map((link, index) =>
    index === Number(at) ? { ...link, [edge]: value } : link,
  );
  return { ...definition, links };
}

/** The year in every place that has none; 29 February of a year without it is its 28th. */
function withYear(definition: TemplateDefinition, year: string): TemplateDefinition {
  const whole = <T>(written: T): T => {
    const [, monthDay] = /^(?:--|20xx-)(\d{2}-\d{2})$/.exec(String(written)) ?? [];
    return monthDay === undefined ? written : (dayOfYear(Number(year), monthDay) as T);
  };
  const ends = <T extends { from?: unknown; to?: unknown }>(part: T): T => ({
    ...part,
    ...('from' in part ? { from: whole(part.from) } : {}),
    ...('to' in part ? { to: whole(part.to) } : {}),
  });
  return { ...definition, links: definition.links.map(ends), period: ends(definition.period) };
}
