import type { Actor } from '@huiyin/identity';
import { definitionOf } from './parse-template.rules';
import { type PlanDuplicate, planDuplicates } from './plan-duplicates.rules';
import { templateDefects, type TemplateDefect } from './template-defects.rules';
import { type ExplainedChange, explainedDifference } from './template-difference.rules';
import { type TemplateNote, templateNotes } from './template-notes.rules';
import type { TemplateShelf } from './template-shelf';
import type { TemplateProblem } from './template.errors';

export interface TemplateCheck {
  readonly key: string | null;
  readonly version: number | null;
  /** What keeps it from being published; empty: nothing. */
  readonly problems: readonly TemplateProblem[];
  /** What the office will be asked at opening, or is shown. */
  readonly defects: readonly TemplateDefect[];
  readonly notes: readonly TemplateNote[];
  readonly duplicates: readonly PlanDuplicate[];
  readonly difference: readonly ExplainedChange[];
}

const nothing = { defects: [], notes: [], duplicates: [], difference: [] };

/** Reads a text as publishing would, and writes nothing. */
export class CheckTemplate {
  constructor(private readonly shelf: TemplateShelf) {}

  async execute(actor: Actor, yaml: string): Promise<TemplateCheck> {
    const reading = await this.shelf.read(actor, yaml);
    if ('problems' in reading)
      return { key: null, version: null, problems: reading.problems, ...nothing };
    const { definition } = reading;
    const { key, version, extends: origin } = definition;
    const base = origin && (await this.shelf.find(actor, origin.key, origin.version));
    return {
      ...{ key, version },
      problems: this.shelf.catalogue.find(key)
        ? [{ path: 'key', problem: 'is a shared template’s; give yours a key of its own' }]
        : [],
      defects: templateDefects(definition),
      notes: templateNotes(definition),
      duplicates: planDuplicates(definition, await this.shelf.list(actor)),
      difference: base ? explainedDifference(definitionOf(base), definition) : [],
    };
  }
}
