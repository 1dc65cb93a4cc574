import { CampaignRosterFrozen } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { CampaignFrames } from '../campaign/campaign-frame.queries';
import { CampaignEntity } from '../campaign/campaign.entity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { everyRule } from '../duty/judging.rules';
import { type RejudgeDuties, rowsOf } from '../duty/rejudge-duties';
import { planMeetings } from '../meeting/plan-meetings';
import { insertUnits, retellUnits } from '../participation/campaign-units.queries';
import { rosteredUnit } from '../participation/stretches.rules';

type Roster = ReturnType<typeof CampaignRosterFrozen.of>['payload'];

/**
 * Who takes part is known: write down what each of them owes (R000.6, R000.7). What was said of a unit since, and came
 * here before its roster, counts at once. A second roster changes nothing.
 */
export class GenerateDutiesWhenRosterFrozen implements Reaction<Roster> {
  readonly name = 'generate-duties-when-roster-frozen';
  readonly on = CampaignRosterFrozen;

  constructor(
    private readonly clock: Clock,
    private readonly frames: CampaignFrames,
    private readonly rejudge: RejudgeDuties,
  ) {}

  async react(tx: Tx, { payload, time }: ReceivedEvent<Roster>): Promise<void> {
    const { campaignId, bureauId } = payload;
    const knownAt = this.clock.now();
    const campaign = await tx.lock(CampaignEntity, campaignId);
    if (!campaign) throw new CampaignNotFound();
    if (!campaign.freezeRoster(knownAt)) return;
    await tx.save(campaign);
    const place = { campaignId, bureauId };
    await insertUnits(tx.manager, place, taking(payload), { saidAt: time, knownAt });
    await retellUnits(tx.manager, place, null, knownAt);
    const frame = await this.frames.get(rowsOf(tx), bureauId, campaignId);
    if (!frame) throw new CampaignNotFound();
    const everything = { unitIds: null, change: everyRule };
    await this.rejudge.execute(tx, frame, everything, { what: 'roster', id: campaignId });
    await planMeetings(tx, frame);
  }
}

/** Units, and the departments inside them: these owe what a rule asks of departments and nothing else. */
function taking({ units, departments = [] }: Roster) {
  const inside = departments.map(({ departmentId, departmentType, ...department }) =>
    rosteredUnit({ ...department, unitId: departmentId, unitType: departmentType }),
  );
  return [...units.map(rosteredUnit), ...inside];
}
