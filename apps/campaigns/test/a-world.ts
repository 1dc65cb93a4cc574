import { judgeAll } from '../src/engine/judge.rules';
import { outcomeOn } from '../src/engine/outcome.rules';
import type { DutyOutcome, JudgedDuty } from '../src/engine/finding.rules';
import type {
  EngineDefinition,
  World,
  WorldHolding,
  WorldRecord,
  WorldUnit,
} from '../src/engine/world.rules';
import { indexWorld } from '../src/engine/world-index.rules';
import { dutyRule } from '../src/template/duty-shape.rules';
import {
  calendar,
  gates,
  interpretations,
  link,
  meeting,
  publicationScope,
  role,
  taxonomy,
} from '../src/template/frame-shape.rules';
import { recordKind, reviewChain } from '../src/template/record-shape.rules';

const title = { zh: '某事', en: 'Something' };
const named = (parts: Record<string, unknown>) => ({ title, ...parts });
type Parts = Record<string, unknown>;

const ruleDefaults = {
  ...{ link: 'study', title, strength: 'HARD', wording: '某某要求。' },
  ...{ reference: 'R000.1', sourceLines: 'L1' },
};

/** A rule that says only what matters to the test. */
export function aRule(parts: Parts) {
  return dutyRule.parse({ key: 'rule', ...ruleDefaults, ...parts });
}

/** What the engine reads of a template, through the template's own shapes. */
export function aDefinition({
  rules = [],
  kinds = [],
  chains = [],
  roles = [],
  taxonomies = [],
  scopes = [],
  meetings = [],
  links = [{ key: 'study' }],
  gate = 'none',
  about,
}: {
  rules?: Parts[];
  kinds?: Parts[];
  chains?: Parts[];
  roles?: Parts[];
  taxonomies?: { key: string; entries: string[] }[];
  scopes?: Parts[];
  meetings?: Parts[];
  links?: Parts[];
  gate?: unknown;
  about?: Parts;
}): EngineDefinition {
  return {
    calendar: calendar.parse({}),
    gates: gates.parse(gate),
    links: links.map((one) => link.parse(one)),
    linkedCampaigns: [],
    header: { references: [] },
    roles: roles.map((one) => role.parse(named(one))),
    taxonomies: taxonomies.map(({ key, entries }) =>
      taxonomy.parse(named({ key, entries: entries.map((entry) => named({ key: entry })) })),
    ),
    records: kinds.map((one) =>
      recordKind.parse(
        named({ ...one, fields: ((one['fields'] ?? []) as Parts[]).map((field) => named(field)) }),
      ),
    ),
    chains: chains.map((one) =>
      reviewChain.parse(
        named({ ...one, steps: (one['steps'] as Parts[]).map((step) => named(step)) }),
      ),
    ),
    meetings: meetings.map((one) => meeting.parse(named(one))),
    publicationScopes: scopes.map((one) => publicationScope.parse(named(one))),
    interpretations: interpretations.parse(about ? { about } : {}),
    duties: rules.map((one) => aRule(one)),
  };
}

export function aUnit(unitId: string, parts: Partial<WorldUnit> = {}): WorldUnit {
  return {
    unitId,
    ...{ unitType: 'general-hospital', mode: 'full', parentUnitId: null, isBureau: false },
    ...{ supervisionGroupId: null, from: null, to: null, successorUnitIds: [] },
    ...parts,
  };
}

export const theBureau = aUnit('bureau', { unitType: 'bureau-organ', isBureau: true });

let serial = 0;

export function aRecord(kind: string, on: string, parts: Partial<WorldRecord> = {}): WorldRecord {
  serial += 1;
  return {
    id: `record-${String(serial).padStart(5, '0')}`,
    ...{ kind, on, unitId: 'hospital', personId: null, otherPersonId: null, values: {} },
    ...{ reviews: [], filedWith: [], posted: [] },
    ...parts,
  };
}

export function aHolding(
  personId: string,
  heldRole: string,
  parts: Partial<WorldHolding> = {},
): WorldHolding {
  serial += 1;
  return {
    holdingId: `holding-${String(serial).padStart(5, '0')}`,
    ...{ personId, role: heldRole, unitId: 'hospital', groupId: null },
    ...{ from: '2010-01-01', to: null },
    ...parts,
  };
}

/** One hospital and the bureau organ, February to September 2014, nothing recorded. */
export function aWorld({
  definition = aDefinition({}),
  startsOn = '2014-02-27',
  endsOn = '2014-09-30',
  links = {},
  ...parts
}: Partial<Omit<World, 'campaign'>> & {
  startsOn?: string;
  endsOn?: string | null;
  links?: World['campaign']['links'];
}): World {
  return {
    definition,
    campaign: { startsOn, endsOn, links },
    ...{ units: [theBureau, aUnit('hospital')], holdings: [], records: [], extensions: [] },
    ...parts,
  };
}

export function judged(world: World, today = '2014-06-01'): JudgedDuty[] {
  return [...judgeAll(indexWorld(world), today)];
}

/** The judged duty with this key, or the only one of the hospital. */
export function dutyOf(world: World, key = 'rule/hospital', today = '2014-06-01'): JudgedDuty {
  const found = judged(world, today).find((duty) => duty.key === key);
  if (!found)
    throw new Error(
      `no duty ${key}; there are ${judged(world, today)
        .map((duty) => duty.key)
        .join(', ')}`,
    );
  return found;
}

export function outcome(world: World, today: string, key = 'rule/hospital'): DutyOutcome {
  return outcomeOn(dutyOf(world, key, today), [], today);
}
