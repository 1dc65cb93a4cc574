import { RoleHeld, SupervisionAssigned, UnitChanged } from '@huiyin/contracts';
import { newId } from '@huiyin/kernel';
import { type ACampaign, mutation } from './builders';
import type { Harness } from './harness';

/** A deterministic stream of numbers (mulberry32): a history that fails can be told again by its seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const roles = ['unit-principal', 'body-member', 'deputy-in-charge', 'department-head'];
const kinds = [
  { kind: 'study-plan' },
  { kind: 'mobilization' },
  {
    kind: 'study-session',
    fields: [
      { field: 'form', code: 'topical' },
      { field: 'half-days', number: 2 },
      { field: 'topics', codes: ['theory-system'] },
    ],
  },
  {
    kind: 'preparation',
    fields: [{ field: 'items', codes: ['plan', 'working-organ', 'speech-draft'] }],
  },
  { kind: 'talks-finished' },
  { kind: 'summary-report' },
];

/** Something that happens in a campaign, at random; what is refused is refused and changes nothing. */
export class RandomHistory {
  private readonly people = Array.from({ length: 8 }, () => newId());
  private readonly groups = Array.from({ length: 3 }, () => newId());
  private readonly holdings: { id: string; personId: string; role: string; unitId: string }[] = [];
  private readonly records: string[] = [];
  private day = 3;

  constructor(
    private readonly harness: Harness,
    private readonly ours: ACampaign,
    private readonly next: () => number,
  ) {}

  async step(): Promise<void> {
    const steps = [
      () => this.record(),
      () => this.record(),
      () => this.record(),
      () => this.personal(),
      () => this.retract(),
      () => this.review(),
      () => this.hold(),
      () => this.hold(),
      () => this.changeHolding(),
      () => this.changeUnit(),
      () => this.supervise(),
      () => this.participate(),
      () => this.letPass(),
    ];
    this.day += this.next() < 0.3 ? 1 : 0;
    this.harness.clock.set(new Date(Date.UTC(2014, 2, this.day, 8)).toISOString());
    await (steps[Math.floor(this.next() * steps.length)] ?? this.record.bind(this))();
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  private get unitId(): string {
    return this.pick(this.ours.units).unitId;
  }

  private date(back: number): string {
    const day = this.day - Math.floor(this.next() * back);
    return new Date(Date.UTC(2014, 2, day)).toISOString().slice(0, 10);
  }

  private async ask(
    name: string,
    input: object,
    actor = this.ours.office,
  ): Promise<string | undefined> {
    const answer = await this.harness.graph.as<Record<string, { id: string }>>(
      actor,
      mutation(name, 'id'),
      { input },
    );
    return answer.data?.[name]?.id;
  }

  private async record(): Promise<void> {
    const id = await this.ask('recordFact', {
      ...{ campaignId: this.ours.campaignId, unitId: this.unitId, ...this.pick(kinds) },
      ...{ happenedOn: this.date(3), clientKey: newId() },
    });
    if (id) this.records.push(id);
  }

  /** Written down at one unit, of somebody who may hold posts at another. */
  private async personal(): Promise<void> {
    const held = this.pick(this.holdings);
    if (!held) return;
    const fields = [{ field: 'gap', text: '窗口排队时间长' }];
    const input = {
      ...{ campaignId: this.ours.campaignId, unitId: this.ours.unitId, kind: 'staff-experience' },
      ...{ fields, personId: held.personId, happenedOn: this.date(2), clientKey: newId() },
    };
    const id = await this.ask('recordFact', input, this.ours.principal);
    if (id) this.records.push(id);
  }

  private async retract(): Promise<void> {
    if (this.records.length > 0)
      await this.ask('retractRecord', { recordId: this.pick(this.records), reason: '录错' });
  }

  private async review(): Promise<void> {
    const recordId = this.pick(this.records);
    if (!recordId) return;
    const name = this.next() < 0.7 ? 'passRecord' : 'returnRecord';
    await this.harness.graph.as(this.ours.supervision, mutation(name, 'id'), {
      input: { recordId, remark: '已阅' },
    });
  }

  private async hold(): Promise<void> {
    const holding = {
      ...{ id: newId(), personId: this.pick(this.people) },
      ...{ role: this.pick(roles), unitId: this.unitId },
    };
    this.holdings.push(holding);
    await this.say(holding, '2014-01-01', null, false);
  }

  private async changeHolding(): Promise<void> {
    const holding = this.pick(this.holdings);
    if (!holding) return;
    const voided = this.next() < 0.2;
    await this.say(holding, '2014-01-01', this.next() < 0.5 ? this.date(2) : null, voided);
  }

  private async say(
    { id, personId, role, unitId }: { id: string; personId: string; role: string; unitId: string },
    from: string,
    to: string | null,
    voided: boolean,
  ): Promise<void> {
    await this.harness.deliver(
      RoleHeld.of({
        ...{ holdingId: id, bureauId: this.ours.bureauId, personId, role, unitId },
        ...{ groupId: null, from, to, voided },
      }) as never,
    );
  }

  private async changeUnit(): Promise<void> {
    const change = this.pick(['retyped', 'retyped', 'merged', 'closed'] as const);
    if (change !== 'retyped' && this.next() < 0.7) return; // a few units must be left
    await this.harness.deliver(
      UnitChanged.of({
        ...{ unitId: this.unitId, bureauId: this.ours.bureauId, change },
        ...{ unitType: this.pick(['general-hospital', 'tcm-hospital', 'cdc']), parentUnitId: null },
        ...{ effectiveOn: this.date(2) },
        successorUnitIds: change === 'merged' ? [this.unitId] : [],
      }) as never,
    );
  }

  private async supervise(): Promise<void> {
    await this.harness.deliver(
      SupervisionAssigned.of({
        ...{ unitId: this.unitId, bureauId: this.ours.bureauId },
        ...{ supervisionGroupId: this.pick(this.groups), from: this.date(3), to: null },
      }) as never,
    );
  }

  private async participate(): Promise<void> {
    const mode = this.next() < 0.5 ? 'FULL' : 'CONTACT_AND_GUIDANCE';
    await this.ask('setParticipation', {
      ...{ campaignId: this.ours.campaignId, unitId: this.unitId, mode, reason: '调整范围' },
      from: this.date(3),
    });
  }

  private async letPass(): Promise<void> {
    const [duty] = await this.harness.rows<{ id: string }>(
      `SELECT id FROM duty WHERE campaign_id = $1 ORDER BY md5(key || $2) LIMIT 1`,
      [this.ours.campaignId, String(this.next())],
    );
    if (!duty) return;
    const dutyId = duty.id;
    if (this.next() < 0.6) await this.ask('waiveDuty', { dutyId, reason: '防汛' });
    else if (this.next() < 0.5) await this.ask('revokeWaiver', { dutyId, reason: '已过' });
    else await this.ask('extendDuty', { dutyId, reason: '防汛', dueOn: '2014-08-01' });
  }
}
