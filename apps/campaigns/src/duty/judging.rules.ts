import { type Day, isDay } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import type { JudgedDuty } from '../engine/finding.rules';
import { daysOf, holdersOf } from '../engine/holders.rules';
import { awayRoles } from '../engine/holding-index.rules';
import { judgeAll, keysOf } from '../engine/judge.rules';
import type { Reach } from '../engine/reach.rules';
import { indexWorld, type WorldIndex } from '../engine/world-index.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import type { DutyStand, OwnerSpan } from './duty-changes.rules';
import type { KnownWaiver, KnownWorld } from './world.queries';

/** Which duties are judged: those of these units under these rules; null: all. */
export interface JudgingScope {
  readonly unitIds: readonly string[] | null;
  readonly rules: readonly string[] | null;
}

/** What the engine says of the duties in scope, with who holds the office and what is waived. */
export function* judgeDuties(
  { definition, startsOn, endsOn }: CampaignFrame,
  known: KnownWorld,
  scope: JudgingScope,
  today: Day,
): Generator<DutyStand> {
  const { waivers, ...world } = known;
  const campaign = { startsOn, endsOn, links: linkDays(definition) };
  const index = indexWorld({ ...world, definition, campaign });
  const newest = new Map(waivers.map((waiver) => [waiver.dutyKey, waiver]));
  for (const duty of judgeAll(index, today, reachesOf(definition, scope)))
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

function reachesOf(
  { duties }: TemplateDefinition,
  { unitIds, rules }: JudgingScope,
): Reach[] | null {
  if (unitIds === null && rules === null) return null;
  const units = unitIds === null ? ('all' as const) : new Set(unitIds);
  const wanted = rules ?? duties.map(({ key }) => key);
  return wanted.map((rule) => ({ rule, units, people: 'all' as const, periods: 'all' as const }));
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

interface Reading {
  /** Rules whose test, deadline or beginning reads this kind of record. */
  readonly rules: readonly string[];
  /** One of them reads those of the bureau organ and is owed elsewhere, too: every unit may stand otherwise. */
  readonly bureauWide: boolean;
}

const readings = new WeakMap<TemplateDefinition, Map<string, Reading>>();

/** Which duties a record of this kind can change; every other stands as it was. */
export function rulesReading(definition: TemplateDefinition, kind: string): Reading {
  const known = readings.get(definition) ?? new Map<string, Reading>();
  readings.set(definition, known);
  const found = known.get(kind);
  if (found) return found;
  const ofRules = definition.duties.map((rule) => ({
    key: rule.key,
    isEverywhere: !isOwedAtBureauOnly(definition, rule),
    read: selectionsIn([rule.test, rule.deadline, rule.notBefore]).filter(
      ({ record }) => record === kind,
    ),
  }));
  const reading = {
    rules: ofRules.filter(({ read }) => read.length > 0).map(({ key }) => key),
    bureauWide: ofRules.some(
      ({ isEverywhere, read }) => isEverywhere && read.some(({ of }) => of === 'bureau'),
    ),
  };
  known.set(kind, reading);
  return reading;
}

/** By the bureau, or by people of a role at the bureau: they owe once, there (see `owersOf`). */
function isOwedAtBureauOnly(
  { roles }: TemplateDefinition,
  { owedBy }: TemplateDefinition['duties'][number],
): boolean {
  if (owedBy.each === 'bureau') return true;
  if (owedBy.each !== 'person') return false;
  const role = roles.find(({ key }) => key === owedBy.role);
  return role?.at === 'bureau';
}

/** Who is attached or borrowed is staff where he or she works: such a holding moves the staff posts too (R000.8). */
export function codesOf(role: string): readonly string[] {
  return awayRoles.includes(role) ? [role, 'staff'] : [role];
}

/** The template's roles that a holding of this code is of, or keeps its holder out of. */
export function rolesOfCode({ roles }: TemplateDefinition, code: string) {
  const codes = codesOf(code);
  return roles.filter(({ holders, except }) =>
    codes.some((one) => holders.includes(one) || except.includes(one)),
  );
}

/** Rules that look for holders of a role code, anywhere in them. */
export function rulesOfRole(definition: TemplateDefinition, code: string): string[] {
  const { duties } = definition;
  const named = new Set(rolesOfCode(definition, code).map(({ key }) => key));
  if (named.size === 0) return [];
  return duties
    .filter((rule) => rolesIn(rule).some((role) => named.has(role)))
    .map(({ key }) => key);
}

function rolesIn({ owedBy, test }: TemplateDefinition['duties'][number]): string[] {
  const owers =
    owedBy.each === 'person' ? [owedBy.role] : owedBy.each === 'pair' ? owedBy.between : [];
  const found: string[] = [...owers];
  visit(test, (node) => {
    if (typeof node['role'] === 'string') found.push(node['role']);
  });
  return found;
}

function selectionsIn(parts: readonly unknown[]): { record: string; of: string }[] {
  const found: { record: string; of: string }[] = [];
  for (const part of parts)
    visit(part, (node) => {
      if (typeof node['record'] === 'string' && typeof node['of'] === 'string')
        found.push({ record: node['record'], of: node['of'] });
    });
  return found;
}

function visit(part: unknown, see: (node: Record<string, unknown>) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) see(part as Record<string, unknown>);
  for (const child of Object.values(part)) visit(child, see);
}
