import fc from 'fast-check';
import { aDefinition, aRecord, aWorld, dutyOf, outcome } from '../../test/a-world';
import { chainState } from './review.rules';
import type { ReviewStep } from './world.rules';

const passed = (step: string, on: string): ReviewStep => ({ step, outcome: 'passed', on });
const returned = (step: string, on: string): ReviewStep => ({ step, outcome: 'returned', on });

describe('review chains', () => {
  const steps = [
    { key: 'group', by: ['supervision'] },
    { key: 'office', by: ['office'] },
  ];
  const definition = (order: string) =>
    aDefinition({
      chains: [{ key: 'double', order, steps }],
      kinds: [{ key: 'plan', chain: 'double' }],
      rules: [
        { deadline: { on: '2014-05-01' }, test: { is: 'reviewed', select: { record: 'plan' } } },
      ],
    });
  const plan = (on: string, ...reviews: ReviewStep[]) => aRecord('plan', on, { reviews });
  const duty = (order: string, ...plans: ReturnType<typeof plan>[]) =>
    dutyOf(aWorld({ definition: definition(order), records: plans }));

  it('R003.125 both reviewers pass the plan; it is met on the day of the second', () => {
    const both = plan('2014-04-01', passed('office', '2014-04-09'), passed('group', '2014-04-05'));
    expect(duty('strict', both)).toMatchObject({ met: true, metOn: '2014-04-09' });
    expect(duty('strict', plan('2014-04-01', passed('group', '2014-04-05'))).missing).toEqual([
      { what: 'review', name: 'office', have: null, need: null, record: 'plan' },
    ]);
  });

  it('R003.125 in a strict chain the second counts only after the first; in a free one either may begin', () => {
    const turned = plan(
      '2014-04-01',
      passed('office', '2014-04-05'),
      passed('group', '2014-04-09'),
    );
    expect(duty('strict', turned).missing).toMatchObject([{ name: 'office' }]);
    expect(duty('any', turned).metOn).toBe('2014-04-09');
  });

  it('R000.14 R002.8 a return clears what was passed before; the author begins again', () => {
    const back = [passed('group', '2014-04-02'), returned('office', '2014-04-03')];
    expect(duty('strict', plan('2014-04-01', ...back)).missing).toMatchObject([
      { name: 'group' },
      { name: 'office' },
    ]);
    const again = [...back, passed('group', '2014-04-06'), passed('office', '2014-04-07')];
    expect(duty('strict', plan('2014-04-01', ...again)).metOn).toBe('2014-04-07');
  });

  it('an older version that passed does not speak for a newer one', () => {
    const old = plan('2014-04-01', passed('group', '2014-04-02'), passed('office', '2014-04-02'));
    expect(duty('strict', old, plan('2014-04-10')).met).toBe(false);
    const sameDay = [
      { ...plan('2014-04-10'), id: 'a', recordedAt: '2014-04-10T10:00:00Z' },
      { ...old, on: '2014-04-10', id: 'b', recordedAt: '2014-04-10T09:00:00Z' },
    ];
    expect(duty('strict', ...sameDay).met).toBe(false);
  });

  it('stand the same in whatever order the steps became known', () => {
    const days = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 6 });
    const step = fc.tuple(fc.constantFrom('group', 'office'), fc.boolean());
    fc.assert(
      fc.property(
        days,
        fc.array(step, { minLength: 6, maxLength: 6 }),
        fc.nat(),
        (on, kinds, seed) => {
          const taken = on.map((day, at): ReviewStep => {
            const [name, isPassed] = kinds[at] ?? ['group', true];
            return { step: name, outcome: isPassed ? 'passed' : 'returned', on: `2014-04-${day}` };
          });
          const shuffled = taken.map((one, at) => taken[(at + seed) % taken.length] ?? one);
          const chain = definition('strict').chains[0];
          expect(chainState(chain, shuffled, '2014-04-01')).toEqual(
            chainState(chain, taken, '2014-04-01'),
          );
        },
      ),
    );
  });
});

describe('filing and posting', () => {
  const asked = (test: object, record: Partial<Parameters<typeof aRecord>[2]>) =>
    dutyOf(
      aWorld({
        definition: aDefinition({
          scopes: [
            { key: 'unit' },
            { key: 'system', includes: ['unit'] },
            { key: 'public', includes: ['system'] },
          ],
          rules: [{ test: { select: { record: 'result' }, ...test } }],
        }),
        records: [aRecord('result', '2014-06-06', record)],
      }),
    );

  it('R003.127 each of two superiors receives for itself', () => {
    const both = { is: 'filed', targets: ['city', 'county'] };
    const city = { target: 'city', on: '2014-06-10' };
    expect(asked(both, { filedWith: [city] }).missing).toEqual([
      { what: 'filing', name: 'county', have: null, need: null, record: 'result' },
    ]);
    const county = { target: 'county', on: '2014-06-20' };
    expect(asked(both, { filedWith: [county, city] }).metOn).toBe('2014-06-20');
    expect(asked({ ...both, any: true }, { filedWith: [county, city] }).metOn).toBe('2014-06-10');
    expect(asked({ ...both, any: true }, { filedWith: [] }).missing).toHaveLength(2);
  });

  it('R003.161 R003.163 a wider scope shows to the narrower too, never the other way', () => {
    const inside = { is: 'posted', scopes: ['unit'] };
    expect(asked(inside, { posted: [{ scope: 'public', on: '2014-06-08' }] }).metOn).toBe(
      '2014-06-08',
    );
    const outside = { is: 'posted', scopes: ['public'] };
    expect(
      asked(outside, { posted: [{ scope: 'system', on: '2014-06-08' }] }).missing,
    ).toMatchObject([{ what: 'posting', name: 'public' }]);
  });

  it('R000.57 promptly is what this campaign says it is: five working days unless it says otherwise', () => {
    const promptly = { is: 'posted', scopes: ['unit'], within: 'promptly' };
    expect(asked(promptly, { posted: [{ scope: 'unit', on: '2014-06-13' }] }).met).toBe(true);
    const late = asked(promptly, { posted: [{ scope: 'unit', on: '2014-06-14' }] });
    expect(late.missing).toEqual([
      { what: 'gap', name: 'posting', have: '2014-06-14', need: '2014-06-13', record: 'result' },
    ]);
  });

  it('are late when the day had passed', () => {
    const world = aWorld({
      definition: aDefinition({
        rules: [
          {
            deadline: { after: { first: { record: 'result' } }, plus: { workingDays: 3 } },
            test: { is: 'filed', select: { record: 'result' }, targets: ['city'] },
          },
        ],
      }),
      records: [
        aRecord('result', '2014-06-06', { filedWith: [{ target: 'city', on: '2014-06-12' }] }),
      ],
    });
    expect(dutyOf(world).dueOn).toBe('2014-06-11');
    expect([outcome(world, '2014-06-11'), outcome(world, '2014-06-12')]).toEqual([
      'OPEN',
      'MET_LATE',
    ]);
  });
});
