import { type Role, roles as accessRoles } from '@huiyin/identity';
import type { DutyRule } from '../template/duty-shape.rules';
import type { Recorder } from '../template/record-shape.rules';
import type { Missing } from './finding.rules';
import type { EngineDefinition } from './world.rules';

const unitLead: readonly Role[] = ['unit-principal', 'unit-contact'];
const supervision: readonly Role[] = [
  'supervision-leader',
  'supervision-member',
  'supervision-liaison',
];
const office: readonly Role[] = ['campaign-office'];

const byRecorder: Readonly<Record<Recorder, readonly Role[]>> = {
  office,
  supervision,
  unit: unitLead,
  self: ['staff'],
  system: [],
};

/**
 * Who can bring what is missing: those who may write the record down, who take the next step of its chain, who file and
 * post it. Where none of these says anybody, those the rule makes answerable. SOFT rules the office can waive.
 */
export function whoCanAct(
  definition: EngineDefinition,
  rule: Pick<DutyRule, 'strength' | 'answerable'>,
  missing: readonly Missing[],
): Role[] {
  const found = missing.flatMap((one) => actorsFor(definition, one));
  const acting =
    found.length > 0 ? found : rule.answerable.flatMap((key) => accessOf(definition, key));
  return [...new Set([...acting, ...(rule.strength === 'SOFT' ? office : [])])];
}

function actorsFor(definition: EngineDefinition, { what, name, record }: Missing): readonly Role[] {
  const kind = definition.records.find(({ key }) => key === record);
  if (!kind) return [];
  if (what === 'review') {
    const chain = definition.chains.find(({ key }) => key === kind.chain);
    const step = chain?.steps.find(({ key }) => key === name);
    return step?.by.flatMap((key) => accessOf(definition, key)) ?? [];
  }
  if (what === 'filing' || what === 'posting') return [...unitLead, ...office];
  return kind.recordedBy.flatMap((recorder) => byRecorder[recorder]);
}

/** The template's role as the roles of access: those it names itself, or else who acts for such a place. */
function accessOf({ roles }: EngineDefinition, key: string): readonly Role[] {
  const role = roles.find((one) => one.key === key);
  if (!role) return accessRoles.filter((one) => one === key);
  if (role.at === 'bureau') return office;
  const named = accessRoles.filter((one) => role.holders.includes(one));
  if (named.length > 0) return named;
  return role.at === 'supervision' ? supervision : unitLead;
}
