import { BureauDraft } from './bureau-draft';
import { benchmarkBureaus, benchmarkSize, demoBureaus } from './city-plan.rules';
import { inventBureau } from './invent-bureau';
import { differentNames, inventedName, sharedOut } from './invented.rules';

const bureauId = '5f8a2c1e-0b7d-4a60-9a3e-3c5d2f7b9e10';

function invented(seed: number): BureauDraft {
  const plan = demoBureaus()[0]!;
  const draft = new BureauDraft({ bureauId, seed, firstName: 0, from: '2026-01-01' });
  const [organId = '', ...ids] = plan.units.map((unit, at) => draft.unit(`unit/${at}`, unit));
  inventBureau(draft, {
    name: plan.name,
    organId,
    units: ids.map((id, at) => ({ id, ...plan.units[at + 1]!, hasPrincipal: false })),
    staff: plan.staff,
    finished: [],
    roster: null,
    firstPhone: 0,
    officePersonId: null,
  });
  return draft;
}

describe('an invented bureau', () => {
  it('is the same to the last id for the same seed, and another one for another seed', () => {
    const one = invented(1);
    expect(invented(1).rows).toEqual(one.rows);
    expect(invented(1).holdings).toEqual(one.holdings);
    const other = invented(2).rows;
    expect(other.person.map(({ id }) => id)).not.toEqual(one.rows.person.map(({ id }) => id));
    const sizes = (rows: typeof other) => {
      const homes = rows.person_affiliation.map(({ unit_id }) => unit_id);
      return [...new Set(homes)].map((id) => homes.filter((home) => home === id).length);
    };
    expect(sizes(other)).not.toEqual(sizes(one.rows));
  });

  it('gives every row an id of its own', () => {
    const { rows } = invented(1);
    const ids = Object.values(rows).flatMap((list) =>
      list.flatMap((row) => ('id' in row ? [row.id] : [])),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('R002.5 gives each leader two or three contact points, which cover every unit', () => {
    const { contact_point: points, unit_version: units } = invented(1).rows;
    const perLeader = new Map<string | null, number>();
    for (const { person_id: id } of points) perLeader.set(id, (perLeader.get(id) ?? 0) + 1);
    expect([...perLeader.values()].every((count) => count === 2 || count === 3)).toBe(true);
    const participating = units.filter(
      ({ kind, unit_type: type }) => kind === 'unit' && type !== 'bureau-organ',
    );
    expect(new Set(points.map(({ unit_id }) => unit_id)).size).toBe(participating.length);
  });

  it('leaves one unit without a leading group and one without a box, to be found', () => {
    const { rows } = invented(1);
    const units = rows.supervision_assignment.length;
    expect(rows.unit_facility).toHaveLength(units - 1 + 1); // the organ has one, too
    expect(
      rows.work_group.filter(({ kind, unit_id }) => kind === 'leading-group' && unit_id),
    ).toHaveLength(units - 1);
  });
});

describe('what it is made of', () => {
  it('has enough different names for the whole demo city', () => {
    expect(differentNames).toBeGreaterThanOrEqual(12_800);
    const names = Array.from({ length: differentNames }, (_, n) => inventedName(n));
    expect(new Set(names).size).toBe(differentNames);
  });

  it.each([
    [100, [1, 1, 1]],
    [7, [5, 5]],
    [3, [100, 1, 1]],
    [2_500, [900, 800, 110, 110, 40]],
  ])('shares %i out by weight, each at least one, all of it', (total, weights) => {
    const shares = sharedOut(total, weights);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
  });

  it('plans 30 bureaus, 1 800 units and 100 000 staff for the benchmarks', () => {
    const plans = benchmarkBureaus(benchmarkSize);
    expect(plans).toHaveLength(30);
    expect(plans.reduce((sum, { units }) => sum + units.length, 0)).toBe(1_800);
    expect(plans.reduce((sum, { staff }) => sum + staff, 0)).toBe(100_000);
    for (const { units } of plans)
      expect(new Set(units.map(({ name }) => name)).size).toBe(units.length);
  });
});
