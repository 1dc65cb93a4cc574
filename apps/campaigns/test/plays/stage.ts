import type { World, WorldHolding, WorldUnit } from '../../src/engine/world.rules';
import type { TemplateDefinition } from '../../src/template/template-shape.rules';

/** Who is on stage: the bureau organ (where the campaign has one) and two units with a department each. */
export const cast = ['organ', 'diligent', 'late'] as const;
export type Player = (typeof cast)[number];

export interface Scene {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export function stage(definition: TemplateDefinition, scene: Scene): World {
  const types = definition.participation.flatMap(({ mode, unitTypes }) =>
    mode === 'full' ? unitTypes : [],
  );
  const unitType = types.find((type) => type !== 'bureau-organ') ?? 'general-hospital';
  const players = types.includes('bureau-organ') ? cast : cast.slice(1);
  const links = definition.links.map(({ key, from, to }) => [
    key,
    { from: from ?? null, to: to ?? null },
  ]);
  return {
    definition,
    campaign: { ...scene, links: Object.fromEntries(links) },
    units: players.flatMap((player) => unitsOf(player, unitType)),
    holdings: players.flatMap(peopleOf),
    records: [],
    extensions: [],
  };
}

function unitsOf(player: Player, unitType: string): WorldUnit[] {
  const common = {
    ...{ mode: 'full' as const, from: null, to: null, successorUnitIds: [] },
    supervisionGroupId: `${player}-group`,
  };
  const isBureau = player === 'organ';
  return [
    {
      ...{ ...common, unitId: player, isBureau, parentUnitId: null },
      unitType: isBureau ? 'bureau-organ' : unitType,
    },
    {
      ...{ ...common, unitId: `${player}-ward`, isBureau: false, parentUnitId: player },
      unitType: 'clinical-department',
    },
  ];
}

/** Everybody a rule may ask for: one principal, two members, one of them in charge of the ward, and its people. */
function peopleOf(player: Player): WorldHolding[] {
  const group = { unitId: null, groupId: `${player}-group` };
  const ward = { unitId: `${player}-ward`, groupId: null };
  const here = { unitId: player, groupId: null };
  const holdings: [string, string, { unitId: string | null; groupId: string | null }][] = [
    ['principal', 'unit-principal', here],
    ['member', 'body-member', here],
    ['deputy', 'body-member', here],
    ['deputy', 'deputy-in-charge', ward],
    ['guest', 'non-cpc-body-member', here],
    ['contact', 'unit-contact', here],
    ['secretary', 'branch-secretary', here],
    ['comrade', 'party-member', here],
    ['leader', 'contact-point', here],
    ['chief', 'mid-level-chief', ward],
    ['vice', 'mid-level-deputy', ward],
    ['nurse', 'staff', ward],
    ['supervisor', 'supervision-leader', group],
    ['star', 'supervision-liaison', group],
    ...(player === 'organ'
      ? ([
          ['envoy', 'superior-supervision-group-leader', here],
          ['clerk', 'campaign-office', here],
        ] as [string, string, typeof here][])
      : []),
  ];
  return holdings.map(([who, role, where], at) => ({
    ...{ holdingId: `${player}-${at}`, personId: `${player}-${who}`, role, ...where },
    ...{ from: '2010-01-01', to: null },
  }));
}

/** People of a template's role as seen from a player's unit. */
export function holdersOf(
  { definition, holdings }: World,
  roleKey: string,
  player: Player,
): string[] {
  const role = definition.roles.find(({ key }) => key === roleKey);
  if (!role) return [];
  const place = role.at === 'bureau' ? 'organ' : player;
  const places = role.at === 'supervision' ? [`${place}-group`] : [place, `${place}-ward`];
  const held = holdings.filter(({ unitId, groupId }) => places.includes(unitId ?? groupId ?? ''));
  const not = held.filter((each) => role.except.includes(each.role)).map((each) => each.personId);
  const people = held
    .filter((each) => role.holders.includes(each.role))
    .map((each) => each.personId);
  return [...new Set(people)].filter((personId) => !not.includes(personId));
}
