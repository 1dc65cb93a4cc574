import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../calendar/days.rules';
import type { Template } from '../template/parse-template.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import { CampaignAlreadyClosed, CampaignPeriodInverted } from './campaign.errors';

export type CampaignState = 'OPEN' | 'CLOSED';

export interface CampaignOpening {
  readonly id: string;
  readonly bureauId: string;
  readonly title: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly openedAt: Date;
}

/** A bureau runs a template from one day to another. Its rules are frozen with it: a later template changes nothing. */
@Entity('campaign')
export class CampaignEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text', { name: 'template_key' })
  templateKey!: string;

  @Column('integer', { name: 'template_version' })
  templateVersion!: number;

  @Column('text', { name: 'template_hash' })
  templateHash!: string;

  @Column('jsonb')
  definition!: TemplateDefinition;

  @Column('text')
  title!: string;

  @Column('date', { name: 'starts_on' })
  startsOn!: Day;

  @Column('date', { name: 'ends_on' })
  endsOn!: Day;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text')
  state!: CampaignState;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Column('timestamptz', { name: 'roster_frozen_at', nullable: true })
  rosterFrozenAt!: Date | null;

  /** Refuses an end before the start (CAMPAIGN_PERIOD_INVERTED). */
  static open({ hash, ...definition }: Template, opening: CampaignOpening): CampaignEntity {
    if (opening.endsOn < opening.startsOn) throw new CampaignPeriodInverted();
    return Object.assign(new CampaignEntity(), {
      ...opening,
      title: opening.title ?? definition.title.zh,
      templateKey: definition.key,
      templateVersion: definition.version,
      templateHash: hash,
      definition,
      timeZone: definition.timeZone,
      state: 'OPEN' as const,
      closedAt: null,
      rosterFrozenAt: null,
    });
  }

  /** Ends the campaign. What is still owed stays owed: the summary report comes after the end (R000.74). */
  close(now: Date): void {
    if (this.state === 'CLOSED') throw new CampaignAlreadyClosed();
    this.state = 'CLOSED';
    this.closedAt = now;
  }

  /** False when the roster was frozen before: a fact that arrives twice generates duties once. */
  freezeRoster(now: Date): boolean {
    if (this.rosterFrozenAt !== null) return false;
    this.rosterFrozenAt = now;
    return true;
  }
}
