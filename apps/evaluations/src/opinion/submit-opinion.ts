import {
  answerKey,
  answerKeyHash,
  newPickupCode,
  normalisePickupCode,
  pickupHash,
} from '@huiyin/contracts';
import type { UnitOfWork } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import type { CampaignUnits } from '../campaign/campaign-units.queries';
import type { IntakeLimit } from './intake-limit';
import { OpinionEntity } from './opinion.entity';
import { CampaignUnitNotKnown } from './opinion.errors';
import type { SubmitOpinionInput } from './opinion.inputs';
import { OpinionChannel, OpinionState } from './opinion.rules';

/** Takes an opinion from anybody, verbatim. Who and when is asked nowhere and kept nowhere. */
export class SubmitOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaignUnits: CampaignUnits,
    private readonly limit: IntakeLimit,
    private readonly random: (bytes: number) => Uint8Array,
  ) {}

  /** @returns the pick-up code: shown this once, of which only hashes are stored. @throws CampaignUnitNotKnown, TooManyOpinions */
  async execute(input: SubmitOpinionInput): Promise<string> {
    const { campaignId, unitId, text, category, channel = OpinionChannel.ONLINE } = input;
    const bureauId = await this.campaignUnits.bureauOf(campaignId, unitId);
    if (!bureauId) throw new CampaignUnitNotKnown();
    this.limit.take(campaignId, unitId);
    const pickupCode = newPickupCode(this.random);
    const code = normalisePickupCode(pickupCode);
    if (!code) throw new Error('cannot happen: a new code has its form');
    const keyHash = answerKeyHash(answerKey(code));
    await this.unitOfWork.run({ bureauId }, async ({ manager }) => {
      const id = newId();
      const state = OpinionState.RECEIVED;
      await manager.insert(OpinionEntity, {
        ...{ id, bureauId, campaignId, unitId, text, channel, category: category ?? null, state },
        answerKeyHash: keyHash,
      });
      await manager.query(
        `INSERT INTO opinion_pickup (pickup_hash, answer_key_hash, opinion_id, bureau_id) VALUES ($1, $2, $3, $4)`,
        [pickupHash(code), keyHash, id, bureauId],
      );
    });
    return pickupCode;
  }
}
