import { Column, Entity, PrimaryColumn } from 'typeorm';
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

  static of(campaign: CampaignEntity, duty: DutyRule, position: number): DutyRuleEntity {
    const { key, link, title, strength, wording, reference, sourceLines } = duty;
    return Object.assign(new DutyRuleEntity(), {
      campaignId: campaign.id,
      bureauId: campaign.bureauId,
      position,
      ...{ key, link, title, strength, wording, reference, sourceLines },
    });
  }
}
