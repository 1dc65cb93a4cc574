import { CampaignOpened } from '@huiyin/contracts';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import type { TemplateCatalogue } from '../template/template-catalogue';
import { CampaignEntity } from './campaign.entity';
import { CampaignAlreadyOpen, CampaignNeedsBureau } from './campaign.errors';
import type { OpenCampaignInput } from './campaign.inputs';
import { DutyRuleEntity } from './duty-rule.entity';

/** The office begins a campaign. The database keeps it one open campaign per bureau and template. */
export class OpenCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplateCatalogue,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: OpenCampaignInput): Promise<CampaignEntity> {
    const { bureauId } = actor;
    if (bureauId === null) throw new CampaignNeedsBureau();
    const campaign = CampaignEntity.open(this.templates.get(input.templateKey), {
      id: newId(),
      bureauId,
      title: input.title?.trim() ?? null,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      openedAt: this.clock.now(),
    });
    try {
      return await this.unitOfWork.run(actor, (tx) => begin(tx, campaign));
    } catch (error) {
      if (violatedConstraint(error) === 'campaign_one_open_per_template')
        throw new CampaignAlreadyOpen(campaign.templateKey);
      throw error;
    }
  }
}

async function begin(tx: Tx, campaign: CampaignEntity): Promise<CampaignEntity> {
  const { id: campaignId, bureauId, templateKey, startsOn, endsOn, definition } = campaign;
  await tx.manager.insert(CampaignEntity, campaign);
  await tx.manager.insert(
    DutyRuleEntity,
    definition.duties.map((duty, position) => DutyRuleEntity.of(campaign, duty, position)),
  );
  const participation = definition.participation;
  tx.emit(
    CampaignOpened.of({ campaignId, bureauId, templateKey, startsOn, endsOn, participation }),
  );
  return campaign;
}
