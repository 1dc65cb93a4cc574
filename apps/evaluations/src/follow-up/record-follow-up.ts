import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { AppraisalEntity } from '../appraisal/appraisal.entity';
import { AppraisalNotFound } from '../appraisal/appraisal.errors';
import { custodian } from '../appraisal/supervised-appraisal.rules';
import { FollowUpNotFound } from './follow-up.errors';
import type { FollowUps } from './follow-up.queries';

export interface Said {
  readonly followUpId: string;
  /** The same key twice is one record. */
  readonly clientKey: string;
  readonly text: string;
}

/** What the supervision group did or heard about one salient problem (R002.19). */
export class RecordFollowUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly followUps: FollowUps,
    private readonly clock: Clock,
  ) {}

  /** @throws FollowUpNotFound, AppraisalCannot, CustodyOfOwnUnit */
  execute(actor: Actor, { followUpId, clientKey, text }: Said): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async ({ lock, manager }) => {
      const followUp = await this.followUps.find(manager, followUpId);
      if (!followUp) throw new FollowUpNotFound(followUpId);
      const found = await lock(AppraisalEntity, followUp.appraisalId);
      const appraisal = assertMine(found, actor, followUpId);
      appraisal.assertMay('record-follow-up');
      const said = { clientKey, text, by: actor.personId ?? '', at: this.clock.now() };
      await this.followUps.record(manager, followUp, said);
      return appraisal;
    });
  }
}

/** Not the actor's appraisal: then neither is there such a follow-up. */
function assertMine(found: AppraisalEntity | null, actor: Actor, followUpId: string) {
  try {
    return custodian(found, actor, 'appraisal:follow-up', followUpId);
  } catch (error) {
    if (error instanceof AppraisalNotFound) throw new FollowUpNotFound(followUpId);
    throw error;
  }
}
