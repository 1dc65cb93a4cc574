import type { DutyRule } from '../template/duty-shape.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import { verdictOn } from '../engine/verdict.rules';
import { missingWords } from './duty-state.rules';
import type { DutyNode, DutyVerdictNode } from './duty.types';

/** The verdict on a duty as the API shows it, by the day the duty was read for. */
export function verdictNode(duty: DutyNode, definition: TemplateDefinition): DutyVerdictNode {
  const { wording, reference, sourceLines, strength, waivedBy } = duty;
  const { key: rule, dutyKey: key } = duty;
  const inForce = definition.duties.find((one) => one.key === rule) ?? droppedRule(duty);
  const judged = { ...duty, key, rule, lapseReason: duty.lapseReason as never };
  const verdict = verdictOn(definition, inForce, judged, waivedBy ? [waivedBy] : [], duty.asOf);
  const text = (value: number | string | null) => (value === null ? null : String(value));
  return {
    ...{ rule, reference, sourceLines, strength, wording, outcome: verdict.outcome },
    facts: [...verdict.facts],
    missing: missingWords(verdict.missing),
    lacks: verdict.missing.map((one) => ({ ...one, have: text(one.have), need: text(one.need) })),
    reads: [...duty.reads],
    whoCanAct: [...verdict.whoCanAct],
  };
}

/** The rule of a duty whose template dropped it since: what it said is kept, nobody is asked anything. */
function droppedRule(duty: DutyNode): DutyRule {
  const { key, link, title, strength, wording, reference, sourceLines } = duty;
  return {
    ...{ key, link, title, strength, wording, reference, sourceLines, wordingOurs: false },
    ...{ appliesTo: { modes: [] }, owedBy: { each: 'unit' }, per: 'campaign', deadline: 'none' },
    test: {
      is: 'never',
      select: { record: '', of: 'self', where: [], whenever: true, reviewed: false },
    },
    ...{ answerable: [], prescribed: true, countsForRanking: false },
  } as DutyRule;
}
