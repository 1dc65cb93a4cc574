import type { TemplateDefinition } from './template-shape.rules';

/** Two plans that say the same: `likeness` 1 is the same text, 0.8 and more the same plan with small changes (R003.79). */
export interface PlanDuplicate {
  readonly path: string;
  readonly of: string;
  readonly likeness: number;
}

const enough = 0.8;

/** Which of the known plans this one repeats, likest first. A plan is no duplicate of what it extends, nor of its own key. */
export function planDuplicates(
  plan: TemplateDefinition,
  known: readonly TemplateDefinition[],
): PlanDuplicate[] {
  const pieces = shingles(plan);
  return known
    .filter(({ key }) => key !== plan.key && key !== plan.extends?.key)
    .map((other) => ({
      path: 'header',
      of: other.key,
      likeness: likeness(pieces, shingles(other)),
    }))
    .filter((duplicate) => duplicate.likeness >= enough)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Everything the plan says in Chinese, in pieces of four characters; keys and our English do not make it another plan. */
function shingles({ header, links, duties, taxonomies }: TemplateDefinition): Set<string> {
  const said = [
    ...header.generalRequirement.flatMap(({ title, points }) => [title, ...points]),
    ...header.mainTasks,
    ...header.principles,
    ...links.flatMap(({ title, content }) => [...(title ? [title] : []), ...content]),
    ...taxonomies.flatMap(({ entries }) => entries.map(({ title }) => title)),
  ].map(({ zh }) => zh);
  const text = [...said, ...duties.map(({ wording }) => wording)]
    .join('')
    .replace(/[\s\p{P}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(text.length - 3, 1) }, (_, at) => text.slice(at, at + 4)),
  );
}

function likeness(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...some].filter((piece) => others.has(piece)).length;
  return common / (some.size + others.size - common);
}
