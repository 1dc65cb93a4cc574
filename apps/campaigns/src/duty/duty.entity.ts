import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { RuleStrength } from '../template/template-shape.rules';
import {
  DutyAlreadySettled,
  DutyNotRecordable,
  DutyNotWaivable,
  MaterialsIncomplete,
  MaterialUnknown,
} from './duty.errors';

export type DutyState = 'DUE' | 'FULFILLED' | 'WAIVED';

/** By what a duty is met: a record, the supervision group's approval, a meeting, a published appraisal. */
export type Fulfilment = 'record' | 'approval' | 'meeting' | 'appraisal';

/** When, by the bureau's calendar, and by whom; null where a fact, not a person, settled it. */
export interface Settlement {
  readonly on: Day;
  readonly by: string | null;
}

/** One unit owes one thing in one campaign. DUE → FULFILLED | WAIVED, once. */
@Entity('duty')
export class DutyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text', { name: 'rule_key' })
  ruleKey!: string;

  @Column('text')
  strength!: RuleStrength;

  @Column('text')
  fulfilment!: Fulfilment;

  /** The meeting that fulfils it; null unless `fulfilment` is `meeting`. */
  @Column('text', { name: 'meeting_kind', nullable: true })
  meetingKind!: string | null;

  @Column('text', { name: 'required_items', array: true })
  requiredItems!: string[];

  @Column('text', { name: 'submitted_items', array: true })
  submittedItems!: string[];

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: Day | null;

  @Column('text')
  state!: DutyState;

  @Column('date', { name: 'settled_on', nullable: true })
  settledOn!: Day | null;

  @Column('uuid', { name: 'settled_by', nullable: true })
  settledBy!: string | null;

  /** What the unit noted when it fulfilled the duty, or why it was waived. */
  @Column('text', { nullable: true })
  note!: string | null;

  /** Items still to be handed in before the supervision group can approve. */
  get missingItems(): string[] {
    return this.requiredItems.filter((item) => !this.submittedItems.includes(item));
  }

  /** The unit says that it did it. Only for duties that a record is enough for. */
  record(note: string | null, settlement: Settlement): void {
    if (this.fulfilment !== 'record') throw new DutyNotRecordable(this.fulfilment);
    this.settle('FULFILLED', settlement, note);
  }

  /** The unit hands in materials for approval; handing one in twice changes nothing (R000.14, R000.36). */
  submit(items: readonly string[]): void {
    if (this.fulfilment !== 'approval') throw new DutyNotRecordable(this.fulfilment);
    this.assertDue();
    const strange = items.filter((item) => !this.requiredItems.includes(item));
    if (strange.length > 0) throw new MaterialUnknown(this.requiredItems);
    this.submittedItems = this.requiredItems.filter(
      (item) => this.submittedItems.includes(item) || items.includes(item),
    );
  }

  /** The supervision group approves what was handed in; nothing may be missing (R000.14). */
  approve(settlement: Settlement): void {
    if (this.fulfilment !== 'approval') throw new DutyNotRecordable(this.fulfilment);
    this.assertDue();
    if (this.missingItems.length > 0) throw new MaterialsIncomplete(this.missingItems);
    this.settle('FULFILLED', settlement, null);
  }

  /** A fact settled it: a meeting held, an appraisal published. A settled duty stays as it is; then false. */
  fulfilByFact(settlement: Settlement): boolean {
    if (this.state !== 'DUE') return false;
    this.settle('FULFILLED', settlement, null);
    return true;
  }

  /** Only what the plan itself hedges (SOFT) can be passed over, with a reason and an approver. */
  waive(reason: string, settlement: Settlement): void {
    if (this.strength !== 'SOFT') throw new DutyNotWaivable(this.strength);
    this.settle('WAIVED', settlement, reason);
  }

  private settle(state: DutyState, { on, by }: Settlement, note: string | null): void {
    this.assertDue();
    this.state = state;
    this.settledOn = on;
    this.settledBy = by;
    this.note = note;
  }

  private assertDue(): void {
    if (this.state !== 'DUE') throw new DutyAlreadySettled(this.state);
  }
}
