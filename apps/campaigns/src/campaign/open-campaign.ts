import { CampaignOpened } from '@huiyin/contracts';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { readyToOpen } from '../template/template-answers.rules';
import type { TemplateShelf } from '../template/template-shelf';
import { CampaignEntity } from './campaign.entity';
import {
  CampaignAlreadyOpen,
  CampaignNeedsBureau,
  CampaignNotFound,
  ParentLinkUnknown,
} from './campaign.errors';
import type { OpenCampaignInput } from './campaign.inputs';
import { insertRevision, saveRules } from './revisions.queries';

/** The office begins a campaign. The database keeps it one open campaign per bureau and template. */
export class OpenCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplateShelf,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: OpenCampaignInput): Promise<CampaignEntity> {
    const { bureauId } = actor;
    if (bureauId === null) throw new CampaignNeedsBureau();
    const answers = input.answers ?? [];
    const template = readyToOpen(await this.templates.get(actor, input.templateKey), answers);
    const campaign = CampaignEntity.open(template, {
      id: newId(),
      bureauId,
      title: input.title?.trim() ?? null,
      startsOn: input.startsOn,
      endsOn: input.endsOn ?? null,
      openedAt: this.clock.now(),
      answers: Object.fromEntries(answers.map(({ path, value }) => [path, value])),
      parentCampaignId: input.parentCampaignId ?? null,
      parentLink: input.parentLink ?? null,
    });
    try {
      return await this.unitOfWork.run(actor, (tx) => this.begin(tx, campaign));
    } catch (error) {
      if (violatedConstraint(error) === 'campaign_one_open_per_template')
        throw new CampaignAlreadyOpen(campaign.templateKey);
      throw error;
    }
  }

  private async begin(tx: Tx, campaign: CampaignEntity): Promise<CampaignEntity> {
    const { id: campaignId, bureauId, templateKey, startsOn, endsOn, definition } = campaign;
    await assertParent(tx, campaign);
    await tx.manager.insert(CampaignEntity, campaign);
    const opening = { difference: [], reason: null, decidedBy: null, knownAt: this.clock.now() };
    await insertRevision(tx.manager, campaign, opening);
    await saveRules(tx.manager, campaign);
    const participation = definition.participation;
    tx.emit(
      CampaignOpened.of({ campaignId, bureauId, templateKey, startsOn, endsOn, participation }),
    );
    return campaign;
  }
}

/** The main campaign is one of the bureau, and the link whose measures these are is one of its links (R002.1). */
async function assertParent(
  tx: Tx,
  { bureauId, parentCampaignId, parentLink }: CampaignEntity,
): Promise<void> {
  if (parentCampaignId === null) return;
  const parent = await tx.manager.findOneBy(CampaignEntity, { id: parentCampaignId, bureauId });
  if (!parent) throw new CampaignNotFound();
  const links = parent.definition.links.map(({ key }) => key);
  if (parentLink !== null && !links.includes(parentLink)) throw new ParentLinkUnknown(links);
}
