import type { Actor } from '@huiyin/identity';
import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { VoterList } from '../voter/voter-list.queries';
import { AppraisalEntity } from './appraisal.entity';
import { AppraisalCannot } from './appraisal.errors';
import { AppraisalState } from './appraisal-states.rules';
import type { BallotMedium } from './appraisal.rules';
import { custodian } from './supervised-appraisal.rules';
import { assertSlipsCovered } from '../hand-out/slips-covered';

/** Electronic ballots are an option, the paper route stays (R002.18, need 20): until a voter has a ticket, it can be changed. */
export class SetVoterMedium {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly voters: VoterList,
    private readonly clock: Clock,
  ) {}

  /** Twice is as good as once. Returns how many of these voters have this medium now. @throws AppraisalNotFound, AppraisalCannot, SlipsExceedVoters */
  execute(
    actor: Actor,
    appraisalId: string,
    personIds: readonly string[],
    medium: BallotMedium,
  ): Promise<number> {
    return this.unitOfWork.run(actor, async ({ lock, manager, save }) => {
      const found = await lock(AppraisalEntity, appraisalId);
      const appraisal = custodian(found, actor, 'appraisal:open', appraisalId);
      if (appraisal.state !== AppraisalState.MEETING_HELD)
        throw new AppraisalCannot('open', appraisal.state);
      const { changed, have } = await this.voters.setMedium(
        manager,
        appraisalId,
        personIds,
        medium,
      );
      await assertSlipsCovered(manager, appraisalId);
      if (changed > 0) {
        const at = this.clock.now().toISOString();
        const by = actor.personId ?? '';
        appraisal.noteBallots({ verb: 'voter-medium-set', by, at, count: changed });
        await save(appraisal);
      }
      return have;
    });
  }
}
