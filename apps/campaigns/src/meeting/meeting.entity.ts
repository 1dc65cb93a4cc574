import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import {
  MeetingAlreadyHeld,
  MeetingBeforeBureau,
  MeetingBeforeCampaign,
  MeetingInFuture,
  MeetingNotScheduled,
  MeetingPreparationNotApproved,
} from './meeting.errors';

export type MeetingState = 'PLANNED' | 'SCHEDULED' | 'POSTPONED' | 'HELD';

export interface Holding {
  readonly heldOn: Day;
  readonly today: Day;
  readonly campaignStartsOn: Day;
  readonly attendeeCount: number;
  /** What the required duties still lack; empty when the gate is open. */
  readonly missing: readonly string[];
  /** The day the bureau organ held its own; null: not yet; undefined: no order is asked for (R000.50, R002.9). */
  readonly bureauHeldOn?: Day | null | undefined;
}

/** A meeting one unit must hold (§4.4): PLANNED → SCHEDULED ⇄ POSTPONED, SCHEDULED → HELD, and no further. */
@Entity('meeting')
export class MeetingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** The template's key, e.g. `mobilization`. */
  @Column('text')
  kind!: string;

  /** Rules whose duties must be settled before it may be held. */
  @Column('text', { array: true })
  requires!: string[];

  @Column('text')
  state!: MeetingState;

  @Column('date', { name: 'scheduled_on', nullable: true })
  scheduledOn!: Day | null;

  @Column('date', { name: 'held_on', nullable: true })
  heldOn!: Day | null;

  @Column('integer', { name: 'attendee_count', nullable: true })
  attendeeCount!: number | null;

  @Column('text', { name: 'postponement_reason', nullable: true })
  postponementReason!: string | null;

  /** The record that says it was held. */
  @Column('uuid', { name: 'record_id', nullable: true })
  recordId!: string | null;

  static planned(
    owed: Pick<MeetingEntity, 'id' | 'bureauId' | 'campaignId' | 'unitId' | 'kind' | 'requires'>,
  ): MeetingEntity {
    return Object.assign(new MeetingEntity(), owed, {
      ...{ state: 'PLANNED', scheduledOn: null, heldOn: null },
      ...{ attendeeCount: null, postponementReason: null, recordId: null },
    });
  }

  /** Sets or moves the date; a past day is a date, too, for meetings entered afterwards. */
  schedule(on: Day): void {
    this.assertNotHeld();
    this.state = 'SCHEDULED';
    this.scheduledOn = on;
    this.postponementReason = null;
  }

  postpone(reason: string): void {
    this.assertNotHeld();
    if (this.state !== 'SCHEDULED') throw new MeetingNotScheduled(this.state);
    this.state = 'POSTPONED';
    this.scheduledOn = null;
    this.postponementReason = reason;
  }

  /** HARD: not before everything it requires is approved (R000.14). */
  hold(holding: Holding): void {
    const { heldOn, today, campaignStartsOn, attendeeCount, missing, bureauHeldOn } = holding;
    this.assertNotHeld();
    if (this.state !== 'SCHEDULED') throw new MeetingNotScheduled(this.state);
    if (heldOn > today) throw new MeetingInFuture();
    if (heldOn < campaignStartsOn) throw new MeetingBeforeCampaign();
    if (bureauHeldOn !== undefined && (bureauHeldOn === null || heldOn < bureauHeldOn))
      throw new MeetingBeforeBureau(bureauHeldOn);
    if (missing.length > 0) throw new MeetingPreparationNotApproved(missing);
    this.state = 'HELD';
    this.heldOn = heldOn;
    this.attendeeCount = attendeeCount;
  }

  private assertNotHeld(): void {
    if (this.state === 'HELD') throw new MeetingAlreadyHeld();
  }
}
