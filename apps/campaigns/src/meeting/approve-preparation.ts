import type { Actor } from '@huiyin/identity';
import type { ApproveMaterials } from '../duty/approve-materials';
import { DutyNotFound } from '../duty/duty.errors';
import type { ApprovePreparationInput } from '../duty/duty.inputs';
import type { MeetingQueries } from './meeting.queries';

/** Final approval (审定) of what the unit prepared for its mobilization meeting (R000.14). */
export class ApprovePreparation {
  constructor(
    private readonly meetings: MeetingQueries,
    private readonly approve: ApproveMaterials,
  ) {}

  async execute(
    actor: Actor,
    { campaignId, unitId }: ApprovePreparationInput,
  ): Promise<{ id: string }> {
    const dutyId = await this.meetings.preparationOf(actor, {
      campaignId,
      unitId,
      kind: 'mobilization',
    });
    if (dutyId === null) throw new DutyNotFound();
    return this.approve.execute(actor, dutyId);
  }
}
