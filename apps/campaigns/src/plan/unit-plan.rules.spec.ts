import { TemplateCatalogue } from '../template/template-catalogue';
import { definitionOf, readDefinition } from '../template/parse-template.rules';
import { difference } from '../template/template-difference.rules';
import { PlanActionNotFound, PlanActionPrescribed, PlanFull, PlanLinkUnknown } from './plan.errors';
import {
  type OptionalAction,
  unitPlan,
  withOptionalAction,
  withoutOptionalAction,
  withOwnActionsOf,
} from './unit-plan.rules';

const plan = definitionOf(TemplateCatalogue.fromDisk().get('000-mass-line-bureau'));
const unitId = '7b0a2f7e-6a5e-4c8e-9f0a-000000000001';
const other = '7b0a2f7e-6a5e-4c8e-9f0a-000000000002';
const action = (more: Partial<OptionalAction> = {}): OptionalAction => ({
  ...{ unitId, title: '义诊', wording: '组织一次社区义诊。', link: 'study-listening' },
  ...{ dueOn: '2014-05-31', ...more },
});
const added = withOptionalAction(plan, action());

describe('the plan of a unit', () => {
  it('R003.111 is the campaign’s, with its own optional actions added and nothing else changed', () => {
    expect(
      difference(plan, added.definition).map(({ path, change }) => `${path} ${change}`),
    ).toEqual([`records.own-${unitId}-1 ADDED`, `duties.own-${unitId}-1 ADDED`]);
    expect('definition' in readDefinition(added.definition)).toBe(true);
  });

  it('R003.111 flags both kinds, and shows a unit its own additions alone', () => {
    const hospital = { unitType: 'general-hospital', mode: 'full' as const };
    const own = unitPlan(added.definition, { unitId, ...hospital });
    expect(own.optional.map(({ title }) => title.zh)).toEqual(['义诊']);
    expect(own.prescribed.every(({ prescribed }) => prescribed)).toBe(true);
    expect(unitPlan(added.definition, { unitId: other, ...hospital }).optional).toEqual([]);
    const guided = { unitType: 'township-health-centre', mode: 'contact-and-guidance' as const };
    expect(unitPlan(plan, { unitId, ...guided })).toEqual({ prescribed: [], optional: [] });
  });

  it('takes the same action twice as one, and another as another', () => {
    const again = withOptionalAction(added.definition, action());
    expect([again.isNew, again.definition]).toEqual([false, added.definition]);
    const second = withOptionalAction(added.definition, action({ title: '志愿服务' }));
    expect(second.rule.key).toBe(`own-${unitId}-2`);
  });

  it('is no place to fill without end: fifty actions, also when each is dropped again', () => {
    let definition = plan;
    const add = (at: number) => withOptionalAction(definition, action({ title: `义诊${at}` }));
    for (let at = 0; at < 50; at += 1) {
      const next = add(at);
      definition = withoutOptionalAction(next.definition, unitId, next.rule.key);
    }
    expect(() => add(50)).toThrow(PlanFull);
    expect(withOptionalAction(definition, action({ unitId: other })).isNew).toBe(true);
  });

  it('R003.111 refuses to drop what is prescribed, or what another unit added', () => {
    expect(() => withoutOptionalAction(plan, unitId, 'summary-report')).toThrow(
      PlanActionPrescribed,
    );
    expect(() => withoutOptionalAction(added.definition, other, added.rule.key)).toThrow(
      PlanActionNotFound,
    );
    expect(() => withoutOptionalAction(plan, unitId, 'nothing')).toThrow(PlanActionNotFound);
    expect(() => withOptionalAction(plan, action({ link: 'nowhere' }))).toThrow(PlanLinkUnknown);
  });

  it('drops its own again, and never gives its key to another: what was recorded stays what it was', () => {
    const dropped = withoutOptionalAction(added.definition, unitId, added.rule.key);
    expect(dropped.duties).toEqual(plan.duties);
    const next = withOptionalAction(dropped, action({ title: '回访' }));
    expect(next.rule.key).toBe(`own-${unitId}-2`);
  });

  it('goes on when the campaign takes another version of the template', () => {
    const next = { ...plan, version: 2, title: { zh: '新版', en: 'New' } };
    const carried = withOwnActionsOf(next, added.definition);
    expect(carried.duties.at(-1)).toEqual(added.rule);
    expect(carried.version).toBe(2);
    expect('definition' in readDefinition(carried)).toBe(true);
    expect(withOwnActionsOf(next, plan)).toBe(next);
  });
});
