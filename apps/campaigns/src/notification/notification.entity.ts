import { Column, Entity, PrimaryColumn } from 'typeorm';

export type NotificationState = 'PENDING' | 'DELIVERED' | 'GIVEN_UP';

/** What a notification tells: ids and facts as in the event, no names. */
export interface NotificationBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One message on its way through one channel, delivered at least once and recognisable by its id. */
@Entity('notification')
export class NotificationEntity {
  /** The receiver's `webhook-id`: the same in every attempt, so that a repeat can be recognised. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'channel_id' })
  channelId!: string;

  /** What it is about; unique per channel: nobody is told one thing twice. */
  @Column('text')
  subject!: string;

  @Column('jsonb')
  body!: NotificationBody;

  @Column('text')
  state!: NotificationState;

  @Column('integer')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at', nullable: true })
  nextAttemptAt!: Date | null;

  /** Code of the last failure, e.g. `HTTP_503`, `TIMEOUT`, `ADDRESS_REFUSED`; never the receiver's answer. */
  @Column('text', { name: 'last_failure', nullable: true })
  lastFailure!: string | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  delivered(at: Date): void {
    this.state = 'DELIVERED';
    this.nextAttemptAt = null;
    this.settledAt = at;
  }

  /** Tried in vain: again later, or given up after the last interval. True when given up. */
  failed(failure: string, at: Date, wait: number | null): boolean {
    this.lastFailure = failure;
    this.nextAttemptAt = wait === null ? null : new Date(at.getTime() + wait);
    if (wait !== null) return false;
    this.state = 'GIVEN_UP';
    this.settledAt = at;
    return true;
  }
}
