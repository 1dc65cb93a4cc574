import { type Harness, rectificationHarness } from './harness';
import { World } from './world';

/** The thin loop of product.md §2 through the API of this one service. */
describe('the loop', () => {
  let house: Harness;
  let world: World;
  beforeAll(async () => {
    house = await rectificationHarness();
    world = new World(house);
  });
  afterAll(() => house.stop());

  it('R001.45 R001.46 leads from a weak dimension to a struck-off, answered item with a planned re-measurement', async () => {
    const { problemId, appraisalId, cell } = await world.weakDimension();
    const itemId = await world.registered(problemId);
    await world.walk(itemId, 'giveFeedback', { remeasureDueOn: '2026-06-01' });

    const answer = await house.graph.as(world.principal, walkQuery, {
      unit: [{ __typename: 'Unit', id: world.unitId }],
      campaign: world.campaignId,
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      _entities: [
        {
          problems: [
            {
              id: problemId,
              state: 'CONFIRMED',
              campaign: { id: world.campaignId },
              sources: [
                {
                  kind: 'APPRAISAL_DIMENSION',
                  appraisal: { id: appraisalId },
                  targetId: cell.targetId,
                  dimension: cell.dimension,
                  n: 60,
                  favourableShare: 0.4,
                  opinion: null,
                },
              ],
              ledgerItems: [
                {
                  id: itemId,
                  state: 'CLOSED_WITH_FEEDBACK',
                  rebounds: 0,
                  overdue: false,
                  dueOn: '2026-04-01',
                  unit: { id: world.unitId },
                  responsiblePerson: { id: world.principal.personId },
                  evidence: [{ round: 1, mediaType: 'image/jpeg' }],
                  feedback: [{ givenOn: '2026-03-01', responses: [] }],
                  remeasurements: [
                    {
                      state: 'PLANNED',
                      dueOn: '2026-06-01',
                      before: 0.4,
                      after: null,
                      improved: null,
                      appraisal: { id: appraisalId },
                    },
                  ],
                  history: [
                    { move: 'REGISTER', from: null, to: 'REGISTERED', role: 'unit-principal' },
                    { move: 'UNDERTAKE', to: 'UNDERTAKEN', role: 'campaign-office' },
                    { move: 'MEASURE', to: 'IN_PROGRESS', role: 'unit-contact' },
                    { move: 'NOTE', from: 'IN_PROGRESS', to: 'IN_PROGRESS' },
                    { move: 'REPORT_COMPLETION', to: 'COMPLETION_REPORTED' },
                    { move: 'VERIFY', to: 'VERIFIED', role: 'supervision-leader' },
                    { move: 'STRIKE_OFF', to: 'STRUCK_OFF', role: 'campaign-office' },
                    { move: 'GIVE_FEEDBACK', to: 'CLOSED_WITH_FEEDBACK' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    const planned = await house.outbox('rectification.remeasurement-planned.v1');
    expect(planned.map(({ data }) => data)).toMatchObject([
      { ledgerItemId: itemId, appraisalId, dueOn: '2026-06-01', dimension: cell.dimension },
    ]);
  });

  it('§4.1 flags an open item the day after its time limit, and no closed one', async () => {
    const { problemId } = await world.weakDimension();
    const itemId = await world.registered(problemId, { dueOn: '2026-03-01' });
    const overdue = async () =>
      (await house.graph.as(world.office, `{ ledgerItem(id: "${itemId}") { overdue } }`)).data;
    expect(await overdue()).toEqual({ ledgerItem: { overdue: false } });
    house.clock.set('2026-03-01T16:00:01Z'); // the second of March in China
    expect(await overdue()).toEqual({ ledgerItem: { overdue: true } });
    await world.walk(itemId, 'strikeOffLedgerItem', { waiverReason: '该班子已调整' });
    expect(await overdue()).toEqual({ ledgerItem: { overdue: false } });
    house.clock.set('2026-03-01T08:00:00Z');
  });

  it('takes a completion back, and the unit goes on', async () => {
    const { problemId } = await world.weakDimension();
    const itemId = await world.registered(problemId);
    await world.walk(itemId, 'reportCompletion');
    await world.do(world.supervisor, 'returnCompletion', {
      ledgerItemId: itemId,
      reason: '照片不清',
    });
    expect(await world.stateOf(itemId)).toBe('RETURNED');
    const again = { ledgerItemId: itemId, text: '重新拍照' };
    await world.do(world.contact, 'reportMeasure', again);
    expect(await world.stateOf(itemId)).toBe('IN_PROGRESS');
  });

  it('lists problems and items of a campaign, and filters them by state', async () => {
    const query = `query ($c: ID!) { problems(campaignId: $c, state: REJECTED) { id }
      ledgerItems(campaignId: $c, state: IN_PROGRESS) { state problem { state } } }`;
    const { problemId } = await world.weakDimension();
    await world.do(world.office, 'rejectProblem', { problemId, reason: '重复' });
    const { data } = await house.graph.as(world.office, query, { c: world.campaignId });
    expect(data).toEqual({
      problems: [{ id: problemId }],
      ledgerItems: [{ state: 'IN_PROGRESS', problem: { state: 'CONFIRMED' } }],
    });
  });
});

const walkQuery = `query ($unit: [_Any!]!, $campaign: ID!) {
  _entities(representations: $unit) { ... on Unit { problems(campaignId: $campaign) {
    id state campaign { id }
    sources { kind appraisal { id } targetId dimension n favourableShare opinion { id } }
    ledgerItems {
      id state rebounds overdue dueOn unit { id } responsiblePerson { id }
      evidence { round mediaType } feedback { givenOn responses { satisfied } }
      remeasurements { state dueOn before after improved appraisal { id } }
      history { move from to role }
    }
  } } } }`;
