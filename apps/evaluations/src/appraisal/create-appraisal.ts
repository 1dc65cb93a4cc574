import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import { AppraisalEntity } from './appraisal.entity';
import {
  AppraisalAlreadyCreated,
  AppraisalIncomplete,
  AppraisalNotFound,
  MeetingNotKnown,
  ObserverNotAppraised,
  RemeasureDiffers,
  RemeasuredNotPublished,
} from './appraisal.errors';
import type { CreateAppraisalInput } from './appraisal.inputs';
import {
  AppraisalState,
  defaultGrades,
  defaultThreshold,
  defaultWeakBelow,
} from './appraisal.rules';
import { AppraisalTargetEntity } from './appraisal-target.entity';

interface Draft {
  readonly appraisal: Omit<AppraisalEntity, 'open' | 'sealBox' | 'close' | 'publish'>;
  readonly targets: readonly Omit<AppraisalTargetEntity, 'appraisalId' | 'bureauId'>[];
}

/** The supervision group, not the unit, sets the appraisal up (R000.16). */
export class CreateAppraisal {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws MeetingNotKnown, AppraisalNotFound, ObserverNotAppraised, AppraisalIncomplete, RemeasureDiffers … */
  async execute(actor: Actor, input: CreateAppraisalInput): Promise<AppraisalEntity> {
    if (input.targets?.some(({ nonCpcObserver }) => nonCpcObserver))
      throw new ObserverNotAppraised();
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const { appraisal, targets } = input.remeasuresAppraisalId
          ? await repeated(tx, actor, input, input.remeasuresAppraisalId)
          : await fresh(tx, actor, input);
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
}

const constraints = new Set(['appraisal_once_per_meeting', 'appraisal_one_running_remeasure']);

async function fresh(tx: Tx, actor: Actor, input: CreateAppraisalInput): Promise<Draft> {
  const { campaignId, unitId, meetingId, targets, dimensions } = input;
  if (!meetingId) throw new AppraisalIncomplete('meetingId');
  if (!targets?.length) throw new AppraisalIncomplete('targets');
  if (!dimensions?.length) throw new AppraisalIncomplete('dimensions');
  const [meeting] = await tx.manager.query<{ bureauId: string }[]>(
    `SELECT bureau_id AS "bureauId" FROM known_meeting WHERE id = $1 AND campaign_id = $2 AND unit_id = $3`,
    [meetingId, campaignId, unitId],
  );
  if (
    !meeting ||
    !actor.belongsTo(meeting.bureauId) ||
    !actor.coversUnit('appraisal:create', unitId)
  )
    throw new MeetingNotKnown(meetingId);
  return {
    appraisal: {
      ...{ id: newId(), bureauId: meeting.bureauId, campaignId, unitId, meetingId, dimensions },
      title: input.title,
      state: AppraisalState.CREATED,
      grades: input.grades ?? [...defaultGrades],
      threshold: input.threshold ?? defaultThreshold,
      weakBelow: input.weakBelow ?? defaultWeakBelow,
      remeasuresAppraisalId: null,
      turnout: null,
    },
    targets: targets.map(({ kind, label, personId }, ordinal) => ({
      ...{ id: newId(), ordinal, kind, label, personId: personId ?? null },
    })),
  };
}

/** The same question asked again of the same population: everything but the title is taken over, target ids too. */
async function repeated(
  tx: Tx,
  actor: Actor,
  input: CreateAppraisalInput,
  firstId: string,
): Promise<Draft> {
  const first = await tx.manager.findOneBy(AppraisalEntity, { id: firstId });
  if (!first || !actor.coversUnit('appraisal:create', first.unitId))
    throw new AppraisalNotFound(firstId);
  if (first.state !== AppraisalState.PUBLISHED) throw new RemeasuredNotPublished();
  const samePlace = input.unitId === first.unitId && input.campaignId === first.campaignId;
  const sameMeeting = !input.meetingId || input.meetingId === first.meetingId;
  if (
    !samePlace ||
    !sameMeeting ||
    input.targets ||
    input.dimensions ||
    input.grades ||
    input.threshold
  )
    throw new RemeasureDiffers();
  const { campaignId, unitId, meetingId, bureauId, dimensions, grades, threshold } = first;
  return {
    appraisal: {
      ...{ id: newId(), campaignId, unitId, meetingId, bureauId, dimensions, grades, threshold },
      title: input.title,
      state: AppraisalState.CREATED,
      weakBelow: input.weakBelow ?? first.weakBelow,
      remeasuresAppraisalId: first.id,
      turnout: null,
    },
    targets: await tx.manager.findBy(AppraisalTargetEntity, { appraisalId: first.id }),
  };
}
