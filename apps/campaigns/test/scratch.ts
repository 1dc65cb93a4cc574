import { everyRule } from '../src/duty/judging.rules';
import { RejudgeDuties, type Rejudgement, rowsOf } from '../src/duty/rejudge-duties';
import { CampaignFrames } from '../src/campaign/campaign-frame.queries';
import type { ACampaign } from './builders';
import type { Harness } from './harness';

/** Judges every duty of a campaign from scratch over what is stored; `owed` and `changed` are 0 where it was right. */
export function rejudged(
  { unitOfWork, clock }: Pick<Harness, 'unitOfWork' | 'clock'>,
  { bureauId, campaignId }: Pick<ACampaign, 'bureauId' | 'campaignId'>,
): Promise<Rejudgement> {
  return unitOfWork.run({ bureauId }, async (tx) => {
    const frame = await new CampaignFrames().get(rowsOf(tx), bureauId, campaignId);
    if (!frame) throw new Error('cannot happen: the campaign was just opened');
    const everything = { unitIds: null, change: everyRule };
    const cause = { what: 'rejudged' as const, id: null };
    return new RejudgeDuties(clock).execute(tx, frame, everything, cause);
  });
}
