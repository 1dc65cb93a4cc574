import { type Day, isDay } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { affectedBy, type Change } from '../engine/affected.rules';
import type { JudgedDuty } from '../engine/finding.rules';
import { daysOf, holdersOf } from '../engine/holders.rules';
import { judgeAll, keysOf } from '../engine/judge.rules';
import type { Reach } from '../engine/reach.rules';
import { indexWorld, type WorldIndex } from '../engine/world-index.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import type { DutyStand, OwnerSpan } from './duty-changes.rules';
import type { KnownWaiver, KnownWorld } from './world.queries';

/** Which duties are judged: those of these units (null: all) that a change can touch. */
export interface JudgingScope {
  readonly unitIds: readonly string[] | null;
  readonly change: Change;
}

/** The change after which nothing is sure to stand as before. */
export const everyRule: Change = { what: 'rules', rules: null };

export function isEveryRule(change: Change): boolean {
  return change.what === 'rules' && change.rules === null;
}

export function indexFrame(
  { definition, startsOn, endsOn }: CampaignFrame,
  { units, holdings, records, extensions }: KnownWorld,
): WorldIndex {
  const campaign = { startsOn, endsOn, links: linkDays(definition) };
  return indexWorld({ units, holdings, records, extensions, definition, campaign });
}

/** The scope as the engine takes it; null: every duty there is. */
export function reachesOf(index: WorldIndex, { unitIds, change }: JudgingScope): Reach[] | null {
  if (unitIds === null) return isEveryRule(change) ? null : affectedBy(change, index);
  return affectedBy(change, index).flatMap((reach) => {
    const units = unitIds.filter((id) => reach.units === 'all' || reach.units.has(id));
    return units.length === 0 ? [] : [{ ...reach, units: new Set(units) }];
  });
}

/** What the engine says of the duties within reach, with who holds the office and what is waived. */
export function* judgeDuties(
  index: WorldIndex,
  waivers: readonly KnownWaiver[],
  reaches: readonly Reach[] | null,
  today: Day,
): Generator<DutyStand> {
  const newest = new Map(waivers.map((waiver) => [waiver.dutyKey, waiver]));
  for (const duty of judgeAll(index, today, reaches))
    yield standOf(index, duty, waiverOf(index, duty, newest));
}

/** Its own, or that of the duty it took over when its unit went on in place of another. */
function waiverOf(
  { units }: WorldIndex,
  duty: JudgedDuty,
  newest: ReadonlyMap<string, KnownWaiver>,
): KnownWaiver | undefined {
  if (newest.size === 0) return undefined;
  const key = keysOf(units, duty).find((one) => newest.has(one));
  return key === undefined ? undefined : newest.get(key);
}

function standOf(index: WorldIndex, duty: JudgedDuty, waiver: KnownWaiver | undefined): DutyStand {
  return {
    ...duty,
    owners: ownersOf(index, duty),
    waiverId: waiver?.id ?? null,
    waivedUntil: waiver?.expiresOn ?? null,
  };
}

/** Where the office goes on, its holders one after the other (R000.58); else the subject says who owes it. */
function ownersOf(index: WorldIndex, { rule, unitId, personId }: JudgedDuty): OwnerSpan[] {
  const owedBy = index.rules.get(rule)?.owedBy;
  if (owedBy?.each !== 'person' || personId !== null) return [];
  return holdersOf(index, owedBy.role, unitId)
    .flatMap((held) => daysOf(held).map(({ from, to }) => ({ personId: held.personId, from, to })))
    .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

/** Days of links and stages, where the document (or the office's answer) says them whole. */
export function linkDays({
  links,
}: Pick<TemplateDefinition, 'links'>): Record<string, { from: Day | null; to: Day | null }> {
  const whole = (day: string | undefined) => (day !== undefined && isDay(day) ? day : null);
  return Object.fromEntries(
    links.map(({ key, from, to }) => [key, { from: whole(from), to: whole(to) }]),
  );
}
