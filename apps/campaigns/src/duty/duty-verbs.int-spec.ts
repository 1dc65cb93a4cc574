import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import {
  type ACampaign,
  aCampaign,
  aRosterUnit,
  codeOf,
  dutyId,
  mutation,
} from '../../test/builders';
import { campaignsHarness, type Harness } from '../../test/harness';

const whole =
  'id state settledOn note overdue strength verdict { outcome missing whoCanAct } waiver { reason approvedBy { id } }';

describe('duties', () => {
  let harness: Harness;
  let ours: ACampaign;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  beforeEach(async () => {
    harness.clock.set('2014-03-01T08:00:00Z');
    ours = await aCampaign(harness, [aRosterUnit(), aRosterUnit()]);
  });
  afterAll(() => harness.stop());

  const id = (key: string) => dutyId(harness, ours, key);

  it('R000.58 are recorded by the unit itself, with a note, and told once', async () => {
    const input = { dutyId: await id('rectification-task-book'), note: ' 已制定 ' };
    const answer = await harness.graph.as(ours.principal, mutation('fulfilDuty', whole), { input });
    expect(answer.data?.['fulfilDuty']).toMatchObject({
      ...{
        state: 'FULFILLED',
        settledOn: '2014-03-01',
        note: '已制定',
        overdue: false,
        waiver: null,
      },
      verdict: { outcome: 'MET', missing: [], whoCanAct: [] },
    });
    const told = await harness.told('duty-fulfilled', ours.bureauId);
    expect(told).toEqual([
      {
        ...{ dutyId: input.dutyId, campaignId: ours.campaignId, bureauId: ours.bureauId },
        ...{ unitId: ours.unitId, dutyKey: 'rectification-task-book' },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('已制定');
  });

  it.each([
    ['fulfilDuty', 'rectification-task-book', {}, 'principal'],
    ['waiveDuty', 'concentrated-study', { reason: '防汛' }, 'office'],
  ] as const)(
    'are settled by %s once, however many ask at the same time',
    async (name, key, more, who) => {
      const input = { dutyId: await id(key), ...more };
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => harness.graph.as(ours[who], mutation(name), { input })),
      );
      expect(answers.filter(({ data }) => data)).toHaveLength(1);
      expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(3).fill('DUTY_ALREADY_SETTLED'));
      expect(await harness.told('duty-fulfilled', ours.bureauId)).toHaveLength(
        name === 'waiveDuty' ? 0 : 1,
      );
    },
  );

  it('R000.14 are handed in by the unit item by item and approved by its supervision group', async () => {
    const input = { dutyId: await id('prepared-three-things') };
    const submit = (items: string[]) =>
      harness.graph.as(
        ours.principal,
        mutation('submitMaterials', 'submittedItems verdict { missing whoCanAct }'),
        { input: { ...input, items } },
      );
    const preparation = { campaignId: ours.campaignId, unitId: ours.unitId };
    const approve = () =>
      harness.graph.as(ours.supervision, mutation('approvePreparation', whole), {
        input: preparation,
      });

    expect((await submit(['plan', 'plan'])).data?.['submitMaterials']).toMatchObject({
      submittedItems: ['plan'],
      verdict: { missing: ['working-organ', 'speech-draft', 'supervision-approval'] },
    });
    const early = await approve();
    expect(codeOf(early)).toBe('MATERIALS_INCOMPLETE');
    expect(early.errors?.[0]?.extensions['missing']).toEqual(['working-organ', 'speech-draft']);
    // Handed in twice at the same time: nothing is lost, nothing stands there twice.
    await Promise.all([
      submit(['working-organ']),
      submit(['speech-draft']),
      submit(['speech-draft']),
    ]);
    const answers = await Promise.all([approve(), approve(), approve()]);
    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(answers.map(codeOf).filter(Boolean)).toEqual(Array(2).fill('DUTY_ALREADY_SETTLED'));
    expect(codeOf(await submit(['plan']))).toBe('DUTY_ALREADY_SETTLED');
  });

  it('R000.14 R000.36 are not approved by the unit, by another group, nor by the office', async () => {
    const input = { dutyId: await id('opinions-reviewed') };
    const another = anActor('supervision-leader', { bureauId: ours.bureauId, unitIds: [newId()] });
    expect(
      codeOf(await harness.graph.as(ours.principal, mutation('approveMaterials'), { input })),
    ).toBe('FORBIDDEN');
    expect(
      codeOf(await harness.graph.as(ours.office, mutation('approveMaterials'), { input })),
    ).toBe('FORBIDDEN');
    expect(codeOf(await harness.graph.as(another, mutation('approveMaterials'), { input }))).toBe(
      'DUTY_NOT_FOUND',
    );
    const preparation = { campaignId: ours.campaignId, unitId: ours.unitId };
    expect(
      codeOf(
        await harness.graph.as(another, mutation('approvePreparation'), { input: preparation }),
      ),
    ).toBe('DUTY_NOT_FOUND');
  });

  it('of another unit of the same bureau look as if they were not there', async () => {
    const neighbour = anActor('unit-principal', {
      bureauId: ours.bureauId,
      unitId: ours.units[1]?.unitId ?? '',
    });
    const input = { dutyId: await id('rectification-task-book') };
    expect(codeOf(await harness.graph.as(neighbour, mutation('fulfilDuty'), { input }))).toBe(
      'DUTY_NOT_FOUND',
    );
    const seen = await harness.graph.as(neighbour, `{ duty(id: "${input.dutyId}") { id } }`);
    expect(seen).toEqual({ data: { duty: null } });
  });

  it('R000.11 SOFT are waived by the office with reason and approver, HARD never', async () => {
    const soft = { dutyId: await id('concentrated-education-three-months'), reason: '防汛抗灾' };
    const answer = await harness.graph.as(ours.office, mutation('waiveDuty', whole), {
      input: soft,
    });
    expect(answer.data?.['waiveDuty']).toMatchObject({
      ...{ state: 'WAIVED', strength: 'SOFT' },
      verdict: { outcome: 'WAIVED' },
      waiver: { reason: '防汛抗灾', approvedBy: { id: ours.office.personId } },
    });
    const hard = { dutyId: await id('summary-report'), reason: '防汛抗灾' };
    expect(
      codeOf(await harness.graph.as(ours.office, mutation('waiveDuty'), { input: hard })),
    ).toBe('DUTY_NOT_WAIVABLE');
    expect(
      codeOf(await harness.graph.as(ours.principal, mutation('waiveDuty'), { input: soft })),
    ).toBe('FORBIDDEN');
  });

  it('R000.16 are not recorded by hand where the supervision group must act', async () => {
    const input = { dutyId: await id('democratic-appraisal') };
    const answer = await harness.graph.as(ours.principal, mutation('fulfilDuty'), { input });
    expect(codeOf(answer)).toBe('DUTY_NOT_RECORDABLE');
    expect(answer.errors?.[0]?.extensions['fulfilledBy']).toBe('appraisal');
  });

  it.each([
    ['fulfilDuty', { dutyId: 'x' }, 'dutyId'],
    ['fulfilDuty', { dutyId: newId(), note: 'x'.repeat(4_001) }, 'note'],
    ['submitMaterials', { dutyId: newId(), items: [] }, 'items'],
    ['submitMaterials', { dutyId: newId(), items: ['<script>'] }, 'items'],
    ['submitMaterials', { dutyId: newId(), items: Array(21).fill('plan') }, 'items'],
  ])(
    '%s with a wrong input names the field and does not repeat the value',
    async (name, input, field) => {
      const answer = await harness.graph.as(ours.principal, mutation(name), { input });
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.extensions['problems']).toMatchObject([{ field }]);
      expect(JSON.stringify(answer)).not.toContain('script');
    },
  );

  it('refuse a waiver without reason, and material that was not asked for', async () => {
    const waiver = { dutyId: await id('concentrated-study'), reason: '  ' };
    expect(
      codeOf(await harness.graph.as(ours.office, mutation('waiveDuty'), { input: waiver })),
    ).toBe('BAD_USER_INPUT');
    const poem = { dutyId: await id('prepared-three-things'), items: ['poem'] };
    expect(
      codeOf(await harness.graph.as(ours.principal, mutation('submitMaterials'), { input: poem })),
    ).toBe('MATERIAL_UNKNOWN');
  });
});
