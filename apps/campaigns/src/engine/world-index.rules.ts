import { type WorkingCalendar, workingCalendar } from '../calendar/working-days.rules';
import type { Day } from '../calendar/days.rules';
import type { DutyRule } from '../template/duty-shape.rules';
import type { TemplateRole } from '../template/frame-shape.rules';
import type { RecordKind, ReviewChain } from '../template/record-shape.rules';
import { type HoldingIndex, indexHoldings } from './holding-index.rules';
import { indexRecords, type RecordIndex } from './record-index.rules';
import { indexUnits, type UnitIndex } from './unit-index.rules';
import type { EngineDefinition, World, WorldCampaign } from './world.rules';

/** A world with everything in it found at once: made once, asked for every duty. */
export interface WorldIndex {
  readonly world: World;
  readonly definition: EngineDefinition;
  readonly campaign: WorldCampaign;
  readonly calendar: WorkingCalendar;
  readonly units: UnitIndex;
  readonly holdings: HoldingIndex;
  readonly records: RecordIndex;
  /** Newest day by duty key. */
  readonly extensions: ReadonlyMap<string, Day>;
  readonly rules: ReadonlyMap<string, DutyRule>;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly chains: ReadonlyMap<string, ReviewChain>;
  readonly roles: ReadonlyMap<string, TemplateRole>;
}

export function indexWorld(world: World): WorldIndex {
  const { definition, campaign } = world;
  const units = indexUnits(world);
  return {
    ...{ world, definition, campaign, units },
    calendar: workingCalendar(definition.calendar, world.calendarExceptions),
    holdings: indexHoldings(world, units),
    records: indexRecords(world, units),
    extensions: newestExtensions(world),
    rules: byKey(definition.duties),
    kinds: byKey(definition.records),
    chains: byKey(definition.chains),
    roles: byKey(definition.roles),
  };
}

/** Of several extensions the latest day holds: a given day is not taken back. */
function newestExtensions({ extensions }: World): Map<string, Day> {
  const days = new Map<string, Day>();
  for (const { dutyKey, dueOn } of extensions) {
    const known = days.get(dutyKey);
    if (known === undefined || dueOn > known) days.set(dutyKey, dueOn);
  }
  return days;
}

function byKey<T extends { readonly key: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.key, one]));
}
