import type { FormDefinition } from '../form/form-shape.rules';
import type { RuleStrength } from '../form/form-words.rules';

/** Rules of handing out that a form may make SOFT (R002.17). */
export enum WaivableRule {
  FORMS_AHEAD = 'forms-ahead',
  SEPARATE_PLACE = 'separate-place',
}

/** How strong the form makes the rule; ADVICE where it does not speak of it. */
export function strengthOf({ issue }: FormDefinition, rule: WaivableRule): RuleStrength {
  if (!issue) return 'ADVICE';
  return rule === WaivableRule.FORMS_AHEAD ? issue.strength : issue.separatePlace;
}
