import type { EntityManager } from 'typeorm';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Day, dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { assertLinkOpen } from '../gate/link-steps.queries';
import type { RecordKind } from '../template/record-shape.rules';
import { TemplateLookup } from '../template/template-lookup.rules';
import type { KeepRecord } from './keep-record';
import {
  type FieldProblem,
  RecorderNotAllowed,
  RecordFieldsWrong,
  RecordKeyTaken,
  RecordKindUnknown,
  UnitNotInCampaign,
} from './record.errors';
import { type NewRecord, recordByKey, unitOf } from './record-store.queries';
import { type FieldGiven, keepValues } from './record-values.rules';
import { leads, recorderOf, type RecordUnit, supervises } from './recorder.rules';

export interface FactGiven {
  readonly campaignId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly happenedOn: Day;
  /** The same key twice is the same record: a request may be sent again. */
  readonly clientKey: string;
  readonly personId?: string | null | undefined;
  readonly otherPersonId?: string | null | undefined;
  readonly fields?: readonly FieldGiven[] | null | undefined;
}

/** Writes down that something happened: one verb for every kind of record a template names. */
export class RecordFact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly keeper: KeepRecord,
  ) {}

  execute(actor: Actor, given: FactGiven): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, actor, given));
  }

  /** The same inside another verb's transaction. */
  async within(tx: Tx, actor: Actor, given: FactGiven): Promise<NewRecord> {
    const frame = await this.keeper.frames.get(rowsOf(tx), actor.bureauId, given.campaignId);
    if (!frame) throw new CampaignNotFound();
    const unit = await unitOf(tx.manager, actor.bureauId, frame.id, given.unitId);
    if (!unit) throw new UnitNotInCampaign();
    if (!isNear(actor, unit) && !(await meetsSomebodyOf(tx.manager, actor, unit, given)))
      throw new UnitNotInCampaign();
    const kind = kindOf(frame, given.kind);
    const people = peopleOf(given);
    if (!recorderOf(actor, kind, unit, people))
      throw new RecorderNotAllowed(kind.key, kind.recordedBy);
    const now = this.keeper.clock.now();
    const lookup = new TemplateLookup(frame.definition);
    const kept = keepValues(kind, (list) => lookup.entriesOf(list), given.fields ?? []);
    const problems = [
      ...subjectProblems(kind, unit, people),
      ...dayProblems(given.happenedOn, dayIn(frame.timeZone, now)),
      ...kept.problems,
    ];
    if (problems.length > 0) throw new RecordFieldsWrong(problems);
    const record: NewRecord = {
      ...{ id: newId(), bureauId: frame.bureauId, campaignId: frame.id, unitId: unit.unitId },
      ...{ kind: kind.key, personId: people[0] ?? null, otherPersonId: people[1] ?? null },
      ...{ happenedOn: given.happenedOn, recordedAt: now, recordedBy: actor.personId },
      ...{ clientKey: given.clientKey, values: kept.values, originRecordId: null },
    };
    const at = { ...record, isBureau: unit.isBureau };
    const scope = await this.keeper.lock(tx, frame, at);
    await assertLinkOpen(tx.manager, frame, kind, unit.unitId);
    if (await this.keeper.keep(tx, frame, scope, record, kept.texts)) return record;
    const known = await recordByKey(tx.manager, frame.id, given.clientKey);
    if (!sameFact(known, record)) throw new RecordKeyTaken();
    return known;
  }
}

export function kindOf({ definition }: CampaignFrame, key: string): RecordKind {
  const kind = definition.records.find((one) => one.key === key);
  if (kind) return kind;
  throw new RecordKindUnknown(
    key,
    definition.records.map((one) => one.key),
  );
}

/** Is the unit the actor's at all? What is not is said not to be there. */
function isNear(actor: Actor, unit: RecordUnit): boolean {
  return (
    actor.hasRole('campaign-office') ||
    supervises(actor, unit) ||
    leads(actor, unit) ||
    actor.grants.some(({ unitId }) => unitId !== undefined && unit.answeredBy.includes(unitId))
  );
}

/** A talk with somebody of the unit is recorded there by either of the two, wherever the other belongs (R000.47). */
async function meetsSomebodyOf(
  manager: EntityManager,
  actor: Actor,
  { answeredBy }: RecordUnit,
  { personId, otherPersonId }: FactGiven,
): Promise<boolean> {
  const [one, other] = [personId, otherPersonId];
  if (!one || !other || one === other || !actor.personId) return false;
  if (![one, other].includes(actor.personId)) return false;
  const met = one === actor.personId ? other : one;
  const found = (await manager.query(
    `SELECT 1 FROM holding h WHERE h.bureau_id = $1 AND h.person_id = $2 AND h.unit_id = ANY($3) AND NOT h.voided
     AND NOT EXISTS (SELECT 1 FROM holding n WHERE n.bureau_id = $1 AND n.holding_id = h.holding_id
       AND (n.said_at, n.event_id) > (h.said_at, h.event_id)) LIMIT 1`,
    [actor.bureauId, met, answeredBy],
  )) as unknown[];
  return found.length > 0;
}

/** In the order of their ids, so that a pair is one pair. */
function peopleOf({ personId, otherPersonId }: FactGiven): string[] {
  return [personId, otherPersonId].filter((id) => typeof id === 'string').sort();
}

const peopleNeeded = { bureau: 0, unit: 0, person: 1, pair: 2 } as const;

function subjectProblems(
  { subject }: RecordKind,
  unit: RecordUnit,
  people: readonly string[],
): FieldProblem[] {
  const needed = peopleNeeded[subject];
  const problems: FieldProblem[] = [];
  if (subject === 'bureau' && !unit.isBureau)
    problems.push({ field: 'unitId', message: 'must be the bureau organ: it is its record' });
  if (people.length < needed)
    problems.push({
      field: people.length === 0 ? 'personId' : 'otherPersonId',
      message: 'is missing: whom is it about?',
    });
  if (people.length > needed)
    problems.push({
      field: needed === 0 ? 'personId' : 'otherPersonId',
      message: `must not be given: it is the record of a ${subject}`,
    });
  if (people.length === 2 && people[0] === people[1])
    problems.push({ field: 'otherPersonId', message: 'must be another person' });
  return problems;
}

function dayProblems(day: Day, today: Day): FieldProblem[] {
  if (day > today) return [{ field: 'happenedOn', message: 'must not be a day still to come' }];
  return day < '1990-01-01' ? [{ field: 'happenedOn', message: 'must be from 1990 on' }] : [];
}

function sameFact(known: NewRecord, sent: NewRecord): boolean {
  const text = ({ kind, unitId, personId, otherPersonId, happenedOn, values }: NewRecord) =>
    JSON.stringify([
      ...[kind, unitId, personId, otherPersonId, happenedOn],
      Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)),
    ]);
  return text(known) === text(sent);
}
