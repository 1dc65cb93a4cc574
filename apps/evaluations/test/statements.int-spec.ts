import { newId } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { parseForm } from '../src/form/parse-form.rules';
import { testForm } from './appraisals';
import { aPlace, evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

const form = parseForm('test', testForm());

describe('SQL statements do not grow with the number of rows', () => {
  let harness: Harness;
  const place = aPlace();
  const office = anActor('campaign-office', place);
  const appraisalIds = Array.from({ length: 50 }, newId);
  const opinionIds = Array.from({ length: 50 }, newId);
  const nested =
    'id dimensions form { key } targets { id } results { n } followUps { id } unit { id } remeasures { id }';

  beforeAll(async () => {
    harness = await evaluationsHarness();
    const { bureauId, campaignId, unitId } = place;
    for (const id of appraisalIds) {
      await harness.sql(`INSERT INTO known_meeting VALUES ($1, $2, $3, $4, 'mobilization', '{}')`, [
        id,
        bureauId,
        campaignId,
        unitId,
      ]);
      await harness.sql(
        `INSERT INTO appraisal (id, bureau_id, campaign_id, unit_id, meeting_id, title, state, form, classes, left_out, threshold,
           weak_below, quorum_bp, min_counted, medium, splits_closing_key, signatures, history, published_to)
         VALUES ($1, $2, $3, $4, $1, 'x', 'CLOSED', $5, '[]', '[]', 5, 0.6, 0, 1, 'electronic', false, '[]', '[]', 'unit')`,
        [id, bureauId, campaignId, unitId, form],
      );
      await harness.sql(
        `INSERT INTO appraisal_target (appraisal_id, id, bureau_id, ordinal, kind, label, routed, requirement)
         VALUES ($1, $1, $2, 0, 'member', '甲同志', false, 'R002.14')`,
        [id, bureauId],
      );
      await harness.sql(
        `INSERT INTO appraisal_result (appraisal_id, target_id, dimension, scope, bureau_id, sheets, withheld, rule_version, k, routed)
         VALUES ($1, $1, 'style', 'all', $2, 3, 'below-threshold', 'r/1', 5, false)`,
        [id, bureauId],
      );
      await harness.sql(
        `INSERT INTO appraisal_follow_up (id, appraisal_id, bureau_id, target_id, dimension, n, share_bp, because)
         VALUES ($1, $1, $2, $1, 'style', 9, 1000, 'weak')`,
        [id, bureauId],
      );
    }
    for (const id of opinionIds) {
      const hash = id.replaceAll('-', '').padEnd(64, '0');
      await harness.sql(
        `INSERT INTO opinion VALUES ($1, $2, $3, $4, 'x', 'ONLINE', NULL, 'RECEIVED', $5)`,
        [id, bureauId, campaignId, unitId, hash],
      );
    }
  });
  afterAll(() => harness.stop());

  const entities = async (
    typename: string,
    ids: readonly string[],
    selection: string,
    by = office,
  ) => {
    harness.statements();
    const { data } = await harness.graph.as<{ _entities: unknown[] }>(
      by,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${selection} } } }`,
      { r: ids.map((id) => ({ __typename: typename, id })) },
    );
    return { found: data?._entities ?? [], statements: harness.statements().length };
  };

  it.each([
    ['Appraisal', appraisalIds, nested, 4],
    ['Opinion', opinionIds, 'id text unit { id }', 1],
  ])('%s by reference', async (typename, ids, selection, expected) => {
    const [few, many] = [
      await entities(typename, ids.slice(0, 5), selection),
      await entities(typename, ids, selection),
    ];
    expect(many.found.filter(Boolean)).toHaveLength(50);
    expect([few.statements, many.statements]).toEqual([expected, expected]);
    expect((await entities(typename, ids, selection, anOutsider())).found.filter(Boolean)).toEqual(
      [],
    );
  });

  it('units with their appraisals, one statement per noun', async () => {
    const selection = `appraisals(campaignId: "${place.campaignId}") { ${nested} }`;
    const units = [place.unitId, ...Array.from({ length: 49 }, newId)];
    const [few, many] = [
      await entities('Unit', units.slice(0, 5), selection),
      await entities('Unit', units, selection),
    ];
    expect((many.found[0] as { appraisals: unknown[] }).appraisals).toHaveLength(50);
    expect([few.statements, many.statements]).toEqual([4, 4]);
  });

  it('lists', async () => {
    const count = async (query: string) => {
      harness.statements();
      expect((await harness.graph.as(office, query)).errors).toBeUndefined();
      return harness.statements().length;
    };
    expect(
      await count(`{ opinions(campaignId: "${place.campaignId}", first: 5) { id unit { id } } }`),
    ).toBe(1);
    expect(
      await count(`{ opinions(campaignId: "${place.campaignId}", first: 50) { id unit { id } } }`),
    ).toBe(1);
    expect(
      await count(
        `{ appraisals(campaignId: "${place.campaignId}", unitId: "${place.unitId}") { ${nested} } }`,
      ),
    ).toBe(4);
    expect(await count('{ appraisalForms { key dimensions { key } } }')).toBe(1);
    for (const id of appraisalIds.slice(0, 2))
      expect(await count(`{ appraisalTexts(appraisalId: "${id}") { id } }`)).toBe(1);
  });
});
