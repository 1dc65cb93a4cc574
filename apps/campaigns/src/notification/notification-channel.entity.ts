import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ChannelAlreadyRemoved } from './notification.errors';

export const channelKinds = ['webhook', 'mailbox'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Whose reminders go there: the three levels of an escalation (need 1). */
export const audiences = ['unit', 'supervision', 'office'] as const;
export type Audience = (typeof audiences)[number];

export type ChannelState = 'ACTIVE' | 'PAUSED' | 'REMOVED';

/** A way out of the house: a signed webhook of another system, or the functional mailbox of an office, group or unit. */
@Entity('notification_channel')
export class NotificationChannelEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  kind!: ChannelKind;

  @Column('text', { array: true })
  audiences!: Audience[];

  /** Only what concerns this unit; null: every unit the audience covers. */
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  /** Only what concerns the units of this supervision group. */
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId!: string | null;

  /** https address of a webhook, or an e-mail address; erased on removal. */
  @Column('text', { nullable: true })
  address!: string | null;

  /** The webhook's signing secret, sealed; erased on removal. Null for a mailbox. */
  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  @Column('text')
  state!: ChannelState;

  /** Why it is paused: `by-office`, `gone` (the receiver said 410), `unreachable` (all attempts failed). */
  @Column('text', { name: 'paused_because', nullable: true })
  pausedBecause!: string | null;

  pause(because: 'by-office' | 'gone' | 'unreachable'): void {
    if (this.state === 'REMOVED') throw new ChannelAlreadyRemoved();
    this.state = 'PAUSED';
    this.pausedBecause = because;
  }

  resume(): void {
    if (this.state === 'REMOVED') throw new ChannelAlreadyRemoved();
    this.state = 'ACTIVE';
    this.pausedBecause = null;
  }

  /** Removed for good; address and secret are forgotten, what was sent stays on record. */
  remove(): void {
    this.state = 'REMOVED';
    this.address = null;
    this.sealedSecret = null;
  }
}
