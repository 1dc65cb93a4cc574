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
  /** Null: a standing programme (R004.2). */
  readonly endsOn: Day | null;
  readonly openedAt: Date;
  /** The office's decisions on what the original leaves open, by path. */
  readonly answers: Readonly<Record<string, string>>;
  /** The campaign it hangs under, as a child (R001.1) or as the measures of one of its links (R002.1). */
  readonly parentCampaignId: string | null;
  readonly parentLink: string | null;
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

  /** Last day; null: a standing programme (R004.2). */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: Day | null;

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

  @Column('uuid', { name: 'parent_campaign_id', nullable: true })
  parentCampaignId!: string | null;

  @Column('text', { name: 'parent_link', nullable: true })
  parentLink!: string | null;

  @Column('jsonb')
  answers!: Readonly<Record<string, string>>;

  /** Counts the changes of its rules and dates; 1 at opening. */
  @Column('integer')
  revision!: number;

  /** Refuses an end before the start (CAMPAIGN_PERIOD_INVERTED). */
  static open({ hash, ...definition }: Template, opening: CampaignOpening): CampaignEntity {
    assertPeriod(opening.startsOn, opening.endsOn);
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
      revision: 1,
    });
  }

  /** Ends the campaign. What is still owed stays owed: the summary report comes after the end (R000.74). */
  close(now: Date): void {
    if (this.state === 'CLOSED') throw new CampaignAlreadyClosed();
    this.state = 'CLOSED';
    this.closedAt = now;
  }

  /** Other rules from now on; what they were stays under its number. */
  adopt({ hash, ...definition }: Template): void {
    this.templateVersion = definition.version;
    this.templateHash = hash;
    this.definition = definition;
    this.revision += 1;
  }

  /** More (or fewer) optional actions of a unit; the template it runs stays the same (R003.111). */
  extend(definition: TemplateDefinition): void {
    this.definition = definition;
    this.revision += 1;
  }

  /** Other days of the campaign or of its links from now on. */
  moveDates(startsOn: Day, endsOn: Day | null, definition: TemplateDefinition): void {
    assertPeriod(startsOn, endsOn);
    this.startsOn = startsOn;
    this.endsOn = endsOn;
    this.definition = definition;
    this.revision += 1;
  }

  /** False when the roster was frozen before: a fact that arrives twice generates duties once. */
  freezeRoster(now: Date): boolean {
    if (this.rosterFrozenAt !== null) return false;
    this.rosterFrozenAt = now;
    return true;
  }
}

function assertPeriod(startsOn: Day, endsOn: Day | null): void {
  if (endsOn !== null && endsOn < startsOn) throw new CampaignPeriodInverted();
}
