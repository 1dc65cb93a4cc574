import {
  answerKey,
  answerKeyHash,
  AppraisalPublished,
  newPickupCode,
  normalisePickupCode,
  OpinionAccepted,
} from '@huiyin/contracts';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor, type GraphQLAnswer } from '@huiyin/testing';
import { randomBytes } from 'node:crypto';
import type { Harness } from './harness';

type Published = Parameters<typeof AppraisalPublished.of>[0];

export const sha256 = 'a'.repeat(64);
export const evidence = [{ sha256, fileName: '整改照片.jpg', mediaType: 'image/jpeg' }];

/** One bureau in one campaign: two units, one group that supervises the first, and the office. */
export class World {
  readonly bureauId = newId();
  readonly campaignId = newId();
  readonly unitId = newId();
  readonly otherUnitId = newId();
  readonly office = anActor('campaign-office', { bureauId: this.bureauId });
  readonly supervisor = this.supervising([this.unitId]);
  readonly otherSupervisor = this.supervising([this.otherUnitId]);
  readonly principal = anActor('unit-principal', this.at(this.unitId));
  readonly contact = anActor('unit-contact', this.at(this.unitId));
  readonly otherUnit = anActor('unit-principal', this.at(this.otherUnitId));
  readonly staff = anActor('staff', this.at(this.unitId));

  constructor(readonly house: Harness) {}

  supervising(unitIds: readonly string[]): Actor {
    return anActor('supervision-leader', { bureauId: this.bureauId, unitIds });
  }

  /** Variables `input` of one mutation; answers its data or throws its error code. */
  async do<T = Record<string, unknown>>(
    actor: Actor,
    verb: string,
    input: object,
    selection = 'id',
  ): Promise<T> {
    const answer = await this.ask(actor, verb, input, selection);
    if (answer.errors?.[0]) throw new Error(String(answer.errors[0].extensions['code']));
    return answer.data?.[verb] as T;
  }

  ask(actor: Actor, verb: string, input: object, selection = 'id'): Promise<GraphQLAnswer> {
    const type = `${inputTypes[verb] ?? `${verb[0]?.toUpperCase()}${verb.slice(1)}`}Input`;
    const mutation = `mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} } }`;
    return this.house.graph.as(actor, mutation, { input });
  }

  appraisal(over: Partial<Published> = {}): ReturnType<typeof AppraisalPublished.of> {
    const { bureauId, campaignId, unitId } = this;
    return AppraisalPublished.of({
      appraisalId: newId(),
      campaignId,
      bureauId,
      unitId,
      remeasuresAppraisalId: null,
      valid: true,
      results: [],
      ...over,
    });
  }

  cell(over: Partial<Published['results'][number]> = {}): Published['results'][number] {
    return {
      targetId: newId(),
      targetKind: 'leading-body',
      dimension: 'bureaucratism',
      n: 60,
      favourableShare: 0.4,
      weak: true,
      k: 5,
      ruleVersion: 'huiyin-disclosure/2',
      ...over,
    };
  }

  /** A problem raised by a weak dimension. */
  async weakDimension(over: Partial<Published> = {}): Promise<Raised> {
    const cell = this.cell();
    const event = this.appraisal({ results: [cell], ...over });
    await this.house.deliver(event);
    const { appraisalId } = event.payload;
    const [row] = await this.house.rows<{ problem_id: string }>(
      'SELECT problem_id FROM problem_source WHERE appraisal_id = $1',
      [appraisalId],
    );
    return { problemId: row?.problem_id ?? '', appraisalId, cell };
  }

  /** A problem raised by an opinion, and the code its sender holds. */
  async acceptedOpinion(): Promise<{ problemId: string; pickupCode: string; answerKey: string }> {
    const { bureauId, campaignId, unitId } = this;
    const pickupCode = newPickupCode(randomBytes);
    const key = answerKey(normalisePickupCode(pickupCode) ?? '');
    const opinionId = newId();
    const about = { opinionId, campaignId, bureauId, unitId, category: 'style' };
    await this.house.deliver(OpinionAccepted.of({ ...about, answerKeyHash: answerKeyHash(key) }));
    const [row] = await this.house.rows<{ problem_id: string }>(
      'SELECT problem_id FROM problem_source WHERE opinion_id = $1',
      [opinionId],
    );
    return { problemId: row?.problem_id ?? '', pickupCode, answerKey: key };
  }

  async registered(problemId: string, over: object = {}): Promise<string> {
    await this.do(this.office, 'confirmProblem', { problemId }).catch(() => undefined);
    const { id } = await this.do<{ id: string }>(this.principal, 'registerLedgerItem', {
      problemId,
      kind: 'CONCRETE_PROBLEM',
      content: '窗口服务态度生硬',
      target: '投诉减少一半',
      dueOn: '2026-04-01',
      responsiblePersonId: this.principal.personId,
      ...over,
    });
    return id;
  }

  /** Takes an item from REGISTERED or REOPENED through the given steps, each by the party it belongs to. */
  async walk(ledgerItemId: string, upTo: Step, strikeOff: object = {}): Promise<void> {
    for (const [verb, actor, input] of this.way(strikeOff)) {
      await this.do(actor, verb, { ledgerItemId, ...input });
      if (verb === upTo) return;
    }
  }

  async stateOf(ledgerItemId: string): Promise<string> {
    const [row] = await this.house.rows<{ state: string }>(
      'SELECT state FROM ledger_item WHERE id = $1',
      [ledgerItemId],
    );
    return row?.state ?? 'absent';
  }

  private way(strikeOff: object): [Step, Actor, object][] {
    const text = `第${newId()}次`;
    return [
      ['undertakeLedgerItem', this.office, {}],
      ['reportMeasure', this.contact, { text }],
      ['leaveOversightNote', this.supervisor, { text }],
      ['reportCompletion', this.contact, { summary: text, evidence }],
      ['verifyCompletion', this.supervisor, {}],
      ['strikeOffLedgerItem', this.office, strikeOff],
      ['giveFeedback', this.office, { text }],
    ];
  }

  private at(unitId: string): { bureauId: string; unitId: string } {
    return { bureauId: this.bureauId, unitId };
  }
}

export interface Raised {
  readonly problemId: string;
  readonly appraisalId: string;
  readonly cell: Published['results'][number];
}

export type Step =
  | 'undertakeLedgerItem'
  | 'reportMeasure'
  | 'leaveOversightNote'
  | 'reportCompletion'
  | 'verifyCompletion'
  | 'strikeOffLedgerItem'
  | 'giveFeedback';

const inputTypes: Record<string, string> = {
  reportMeasure: 'LedgerItemText',
  leaveOversightNote: 'LedgerItemText',
  giveFeedback: 'LedgerItemText',
  returnCompletion: 'LedgerItemReason',
  reopenLedgerItem: 'LedgerItemReason',
};
