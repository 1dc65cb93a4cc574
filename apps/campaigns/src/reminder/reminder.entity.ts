import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { ReminderLevel } from './reminder-steps.rules';

/** Somebody was reminded of a duty: once per duty, unit, day it was due and step (need 1). */
@Entity('reminder')
export class ReminderEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'duty_id' })
  dutyId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  step!: string;

  @Column('text')
  level!: ReminderLevel;

  /** If the day moves, it is another thing to be reminded of. */
  @Column('date', { name: 'due_on' })
  dueOn!: Day;

  @Column('boolean', { name: 'is_overdue' })
  isOverdue!: boolean;

  @Column('timestamptz', { name: 'reminded_at' })
  remindedAt!: Date;
}
