import { readyToOpen } from '../../src/template/template-answers.rules';
import { TemplateCatalogue } from '../../src/template/template-catalogue';
import type { Template } from '../../src/template/parse-template.rules';
import { play } from './play';
import { scripts } from './scripts';
import { cast } from './stage';

const catalogue = TemplateCatalogue.fromDisk();
const trials = new Map<string, ReturnType<typeof tryOut>>();

/** A template as it is opened, and what each of its rules asks for. */
export function trialOf(key: string) {
  const known = trials.get(key) ?? tryOut(key);
  trials.set(key, known);
  return known;
}

/**
 * Every rule is tried twice: nothing at all was done, then everything the rule names. `asks` gives what is missing in
 * the first case, without doubles, and throws unless the second meets the rule.
 */
function tryOut(key: string) {
  const script = scripts.find(({ template }) => template === key);
  if (!script) throw new Error(`cannot happen: ${key} has no script`);
  const template: Template = readyToOpen(catalogue.get(key), script.answers);
  const { scene, diligent, organ = diligent, end } = script;
  const kinds = template.records.map((kind) => kind.key);
  const idle = { on: scene.startsOn, never: kinds };
  const done = play(template, scene, { organ, diligent, late: diligent });
  const undone = play(template, scene, { organ: idle, diligent: idle, late: idle });
  const openAfterAll = cast.flatMap((player) => done.verdicts(player, end).others);
  const openBefore = cast.flatMap((player) => undone.verdicts(player, end).others);
  const of = (lines: readonly string[], rule: string) =>
    lines.filter((line) => line.split(/[ /@]/)[0] === rule);
  return {
    template,
    asks(rule: string): string[] {
      const left = of(openAfterAll, rule).filter((line) => !/ (NOT_YET_OWED|OPEN)\b/.test(line));
      if (left.length > 0) throw new Error(`not met by who does what it says: ${left.join('; ')}`);
      const missing = of(openBefore, rule).flatMap(
        (line) => line.split(', misses ')[1]?.split(' and ') ?? [],
      );
      return [...new Set(missing)];
    },
    entries: (taxonomy: string) =>
      template.taxonomies.find((each) => each.key === taxonomy)?.entries.map((each) => each.key),
    fields: (kind: string) =>
      template.records.find((each) => each.key === kind)?.fields.map((each) => each.key),
    rule: (rule: string) => template.duties.find((each) => each.key === rule),
  };
}
