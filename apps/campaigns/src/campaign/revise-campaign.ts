import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import type { Day } from '../calendar/days.rules';
import type { Cause } from '../duty/duty-changes.rules';
import { everyRule } from '../duty/judging.rules';
import { type RejudgeDuties, rowsOf } from '../duty/rejudge-duties';
import { planMeetings } from '../meeting/plan-meetings';
import { CampaignUnitEntity } from '../participation/campaign-unit.entity';
import { UnitPlanNotFound } from '../plan/plan.errors';
import { withOwnActionsOf } from '../plan/unit-plan.rules';
import { applyAnswers, readyToOpen, type TemplateAnswer } from '../template/template-answers.rules';
import type { TemplateShelf } from '../template/template-shelf';
import { difference } from '../template/template-difference.rules';
import type { CampaignFrames } from './campaign-frame.queries';
import { CampaignEntity } from './campaign.entity';
import { CampaignNotFound, TemplateVersionNotNewer } from './campaign.errors';
import { insertRevision, saveRules } from './revisions.queries';

/** Rules or dates change while the campaign runs: with a reason, and every duty is judged by them from then on. */
export class ReviseCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplateShelf,
    private readonly clock: Clock,
    private readonly frames: CampaignFrames,
    private readonly rejudge: RejudgeDuties,
  ) {}

  /** Takes over the version of the template this service has now; the office's answers at opening stay. */
  adopt(
    actor: Actor,
    { campaignId, reason }: { campaignId: string; reason: string },
  ): Promise<CampaignEntity> {
    return this.revise(actor, campaignId, reason, 'rules', async (campaign) => {
      const answers = Object.entries(campaign.answers).map(([path, value]) => ({ path, value }));
      const template = readyToOpen(await this.templates.get(actor, campaign.templateKey), answers);
      if (template.hash === campaign.templateHash)
        throw new TemplateVersionNotNewer(campaign.templateKey, campaign.templateVersion);
      campaign.adopt({ ...template, ...withOwnActionsOf(template, campaign.definition) });
    });
  }

  /** Other days of the campaign, or of its links and stages; what is due by them moves with them. */
  moveDates(
    actor: Actor,
    given: {
      readonly campaignId: string;
      readonly startsOn: Day;
      readonly endsOn: Day | null;
      readonly links: readonly { readonly link: string; readonly from: Day; readonly to: Day }[];
      readonly reason: string;
    },
  ): Promise<CampaignEntity> {
    const { campaignId, startsOn, endsOn, links, reason } = given;
    return this.revise(actor, campaignId, reason, 'dates', (campaign) => {
      const answers = links.flatMap(({ link, from, to }): TemplateAnswer[] => {
        const at = campaign.definition.links.findIndex(({ key }) => key === link);
        return [
          { path: `links[${at}].from`, value: from },
          { path: `links[${at}].to`, value: to },
        ];
      });
      campaign.moveDates(startsOn, endsOn, applyAnswers(campaign.definition, answers));
    });
  }

  /** A unit changes what it added to its plan itself (R003.111): its own duties alone are judged anew. */
  reviseForUnit(
    actor: Actor,
    campaignId: string,
    unitId: string,
    reason: string,
    change: (campaign: CampaignEntity) => boolean,
  ): Promise<CampaignEntity> {
    return this.revise(actor, campaignId, reason, 'rules', change, unitId);
  }

  /** From scratch: for an operator who doubts what is stored. Changes nothing where it is right. */
  async rejudgeAll(actor: Actor, campaignId: string): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const campaign = await lockCampaign(tx, actor, campaignId);
      await this.judge(tx, campaign, { what: 'rejudged', id: null });
      return { id: campaign.id };
    });
  }

  private revise(
    actor: Actor,
    campaignId: string,
    reason: string,
    what: Cause['what'],
    change: (campaign: CampaignEntity) => boolean | void | Promise<void>,
    unitId: string | null = null,
  ): Promise<CampaignEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const campaign = await lockCampaign(tx, actor, campaignId);
      if (unitId !== null) await assertTakesPart(tx, campaign, unitId);
      const before = { ...campaign };
      if ((await change(campaign)) === false) return campaign;
      await tx.save(campaign);
      const period = (one: Pick<CampaignEntity, 'startsOn' | 'endsOn'>) =>
        `${one.startsOn}–${one.endsOn ?? ''}`;
      const moved =
        period(before) === period(campaign)
          ? []
          : [
              {
                path: 'period',
                change: 'CHANGED',
                before: period(before),
                after: period(campaign),
              },
            ];
      await insertRevision(tx.manager, campaign, {
        difference: [...moved, ...difference(before.definition, campaign.definition)],
        ...{ reason: reason.trim(), decidedBy: actor.personId, knownAt: this.clock.now() },
      });
      await saveRules(tx.manager, campaign);
      await this.judge(tx, campaign, { what, id: String(campaign.revision) }, unitId);
      return campaign;
    });
  }

  private async judge(
    tx: Tx,
    { id, bureauId }: CampaignEntity,
    cause: Cause,
    unitId: string | null = null,
  ): Promise<void> {
    const frame = await this.frames.get(rowsOf(tx), bureauId, id);
    if (!frame?.rosterFrozen) return;
    await this.rejudge.execute(
      tx,
      frame,
      { unitIds: unitId === null ? null : [unitId], change: everyRule },
      cause,
    );
    await planMeetings(tx, frame);
  }
}

async function assertTakesPart(
  tx: Tx,
  { id: campaignId, bureauId }: CampaignEntity,
  unitId: string,
): Promise<void> {
  const unit = await tx.manager.findOneBy(CampaignUnitEntity, { campaignId, bureauId, unitId });
  if (unit?.mode !== 'full') throw new UnitPlanNotFound();
}

async function lockCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<CampaignEntity> {
  const campaign = await tx.lock(CampaignEntity, campaignId);
  if (!campaign || !actor.belongsTo(campaign.bureauId)) throw new CampaignNotFound();
  return campaign;
}
