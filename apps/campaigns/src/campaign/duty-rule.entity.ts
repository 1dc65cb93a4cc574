import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Fulfilment, waysOf } from '../duty/ways.rules';
import type { DutyRule, RuleStrength } from '../template/template-shape.rules';
import type { CampaignEntity } from './campaign.entity';

/** A rule of one campaign, as its template had it at opening: what every verdict on a duty cites. */
@Entity('duty_rule')
export class DutyRuleEntity {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('integer')
  position!: number;

  @Column('text')
  link!: string;

  @Column('jsonb')
  title!: { zh: string; en: string };

  @Column('text')
  strength!: RuleStrength;

  @Column('text')
  wording!: string;

  @Column('text')
  reference!: string;

  @Column('text', { name: 'source_lines' })
  sourceLines!: string;

  /** By which simple verb its duties can be met, and the kind of record that verb writes. */
  @Column('text')
  fulfilment!: Fulfilment;

  @Column('text', { name: 'record_kind', nullable: true })
  recordKind!: string | null;

  @Column('text', { name: 'required_items', array: true })
  requiredItems!: string[];

  /** Counting it is a check and never a league table (R001.56, R002.27). */
  @Column('boolean', { name: 'counts_for_ranking' })
  countsForRanking!: boolean;

  /** The revision that dropped it; null: it is in force. */
  @Column('integer', { name: 'retired_in', nullable: true })
  retiredIn!: number | null;

  static of(campaign: CampaignEntity, duty: DutyRule, position: number): DutyRuleEntity {
    const { key, link, title, strength, wording, reference, sourceLines, countsForRanking } = duty;
    const { fulfilment, recordKind, requiredItems } = waysOf(duty, campaign.definition);
    return Object.assign(new DutyRuleEntity(), {
      campaignId: campaign.id,
      bureauId: campaign.bureauId,
      position,
      ...{ key, link, title, strength, wording, reference, sourceLines, countsForRanking },
      ...{ fulfilment, recordKind: recordKind || null, requiredItems: [...requiredItems] },
      retiredIn: null,
    });
  }
}
