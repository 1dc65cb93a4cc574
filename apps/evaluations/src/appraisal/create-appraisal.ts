import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { FormShelf } from '../form/form-shelf';
import type { Form } from '../form/parse-form.rules';
import { type AppraisalDraft, freshDraft, repeatedDraft } from './appraisal-draft.rules';
import { AppraisalEntity } from './appraisal.entity';
import {
  AppraisalAlreadyCreated,
  AppraisalIncomplete,
  MeetingNotKnown,
  NobodyToAppraise,
  UnitNotInCampaign,
} from './appraisal.errors';
import type { CreateAppraisalInput } from './appraisal.inputs';
import { AppraisalTargetEntity } from './appraisal-target.entity';
import type { Move } from './custody-records.rules';
import { custodian, ownUnits } from './supervised-appraisal.rules';

/** The supervision group, not the unit, sets the appraisal up (R000.16). */
export class CreateAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shelf: FormShelf,
    private readonly clock: Clock,
  ) {}

  /** @throws MeetingNotKnown, UnitNotInCampaign, NobodyToAppraise, AppraisalIncomplete, RemeasureDiffers … */
  async execute(actor: Actor, input: CreateAppraisalInput): Promise<AppraisalEntity> {
    const form = input.remeasuresAppraisalId ? null : await this.form(actor, input);
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const { appraisal, targets } = form
          ? await this.fresh(tx, actor, input, form)
          : await this.repeated(tx, actor, input);
        const { id: appraisalId, bureauId } = appraisal;
        const saved = await tx.save(tx.manager.create(AppraisalEntity, appraisal));
        await tx.manager.insert(
          AppraisalTargetEntity,
          targets.map((target) => ({ ...target, appraisalId, bureauId })),
        );
        return saved;
      });
    } catch (error) {
      throw constraints.has(violatedConstraint(error) ?? '')
        ? new AppraisalAlreadyCreated()
        : error;
    }
  }

  private form(actor: Actor, { form }: CreateAppraisalInput): Promise<Form> {
    if (!form) throw new AppraisalIncomplete('form');
    return this.shelf.get(actor, form.key, form.version ?? null);
  }

  private async fresh(
    tx: Tx,
    actor: Actor,
    input: CreateAppraisalInput,
    form: Form,
  ): Promise<AppraisalDraft> {
    if (!input.targets?.length) throw new AppraisalIncomplete('targets');
    const bureauId = await placeOf(tx, actor, input);
    const draft = freshDraft(input, form, { bureauId, ...this.born(actor) }, newId);
    if (draft.targets.length === 0) throw new NobodyToAppraise(draft.appraisal.leftOut);
    return draft;
  }

  /** The same question asked again of the same population: everything but the title is taken over, target ids too. */
  private async repeated(
    tx: Tx,
    actor: Actor,
    input: CreateAppraisalInput,
  ): Promise<AppraisalDraft> {
    const firstId = input.remeasuresAppraisalId ?? '';
    const first = await tx.manager.findOneBy(AppraisalEntity, { id: firstId });
    const found = custodian(first, actor, 'appraisal:create', firstId);
    const targets = await tx.manager.findBy(AppraisalTargetEntity, { appraisalId: firstId });
    return repeatedDraft(input, found, targets, this.born(actor));
  }

  private born({ personId }: Actor): { id: string; created: Move } {
    const at = this.clock.now().toISOString();
    return { id: newId(), created: { verb: 'create', by: personId ?? '', at } };
  }
}

const constraints = new Set(['appraisal_once_per_meeting', 'appraisal_one_running_remeasure']);

/** The bureau of a unit that is the actor's to appraise. With a meeting it must be one of this unit in this campaign. */
async function placeOf(
  tx: Tx,
  actor: Actor,
  { campaignId, unitId, meetingId }: CreateAppraisalInput,
): Promise<string> {
  const [place] = await tx.manager.query<{ bureauId: string }[]>(
    meetingId
      ? `SELECT bureau_id AS "bureauId" FROM known_meeting WHERE campaign_id = $1 AND unit_id = $2 AND id = $3`
      : `SELECT bureau_id AS "bureauId" FROM campaign_unit WHERE campaign_id = $1 AND unit_id = $2`,
    meetingId ? [campaignId, unitId, meetingId] : [campaignId, unitId],
  );
  const reaches =
    place &&
    actor.belongsTo(place.bureauId) &&
    actor.coversUnit('appraisal:create', unitId) &&
    !ownUnits(actor).includes(unitId);
  if (reaches) return place.bureauId;
  throw meetingId ? new MeetingNotKnown(meetingId) : new UnitNotInCampaign();
}
