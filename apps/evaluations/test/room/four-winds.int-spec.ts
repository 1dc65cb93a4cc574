import { fillSheet } from '@huiyin/ballot-client';
import { FakeClock } from '@huiyin/testing';
import { Scene } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(60_000);

const shanghai = (text: string) => new Date(`${text}+08:00`).toISOString();

describe('R002.14 the form of the second source, from handing out to follow-up', () => {
  const clock = new FakeClock(shanghai('2026-03-02T15:00'));
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness({ clock });
  });
  afterAll(() => harness.stop());

  it('shows a wind that a third has marked as a salient problem, though its share is not weak (R002.19)', async () => {
    const scene = await Scene.withVoters(harness, 12);
    const created = await scene.create({
      form: { key: 'leading-body-and-cadres' },
      targets: [{ kind: 'LEADING_BODY', label: '领导班子' }],
      meetingStartsAt: shanghai('2026-03-03T09:00'),
    });
    expect(created.errors).toBeUndefined();
    const issued = { separatePlace: true };
    expect((await scene.issueForms(issued)).errors).toBeUndefined();
    clock.set(shanghai('2026-03-03T11:00'));
    const opened = await scene.move('openAppraisal', scene.supervision, {}, 'OpenAppraisalInput');
    expect(opened.errors).toBeUndefined();
    const { definition } = await scene.opening();
    for (const [at, voter] of scene.voters.entries()) {
      const sheet = fillSheet(definition, ({ dimension }) => {
        if (dimension.id === 'style') return at < 10 ? 'good' : 'fair';
        const marks = { 'four-winds.formalism': 4, 'four-winds.hedonism': 2 }[dimension.id] ?? 0;
        return at < marks ? 'marked' : 'unmarked';
      });
      const { answer } = await scene.cast(await scene.ticketFor(voter), sheet);
      expect(answer.errors).toBeUndefined();
    }
    expect((await scene.close()).errors).toBeUndefined();
    await scene.toReport();
    await scene.move('openFollowUp', scene.supervision);
    const { data } = await scene.ask(
      scene.supervision,
      `{ appraisal(id: "${scene.appraisalId}") { dimensions followUps { dimension because share n }
           results { dimension scope withheld counts { grade count } } } }`,
    );
    expect(data?.['appraisal']).toMatchObject({
      dimensions: [
        'style',
        ...['formalism', 'bureaucracy', 'hedonism', 'extravagance'].map(
          (item) => `four-winds.${item}`,
        ),
      ],
      followUps: [{ dimension: 'four-winds.formalism', because: 'marked', share: 0.3333, n: 12 }],
    });
    const totals = (data?.['appraisal'] as { results: Record<string, unknown>[] }).results;
    const total = (dimension: string) =>
      totals.find((cell) => cell['dimension'] === dimension && cell['scope'] === 'all');
    expect(total('four-winds.formalism')).toMatchObject({
      counts: [
        { grade: 'marked', count: 4 },
        { grade: 'unmarked', count: 8 },
      ],
    });
    // Nobody marked it: that everybody left it empty would say of each voter what they did.
    expect(total('four-winds.extravagance')).toMatchObject({ withheld: 'protected', counts: null });
  });
});
