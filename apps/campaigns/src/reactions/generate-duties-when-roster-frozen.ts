import { CampaignRosterFrozen } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import { type Clock, newId } from '@huiyin/kernel';
import { CampaignEntity } from '../campaign/campaign.entity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { dutiesOwed, meetingsOwed } from '../duty/duty.rules';
import { insertDuties } from '../duty/owed-duties.queries';
import { MeetingEntity } from '../meeting/meeting.entity';
import { CampaignUnitEntity } from '../participation/campaign-unit.entity';

type Roster = ReturnType<typeof CampaignRosterFrozen.of>['payload'];
type RosterUnit = Roster['units'][number];

const chunk = 1_000; // PostgreSQL takes 65 535 parameters in a statement

/** Who takes part is known: write down what each of them owes (R000.6, R000.7). A second roster changes nothing. */
export class GenerateDutiesWhenRosterFrozen implements Reaction<Roster> {
  readonly name = 'generate-duties-when-roster-frozen';
  readonly on = CampaignRosterFrozen;

  constructor(private readonly clock: Clock) {}

  async react(tx: Tx, { payload }: ReceivedEvent<Roster>): Promise<void> {
    const { campaignId, bureauId, units } = payload;
    const campaign = await tx.lock(CampaignEntity, campaignId);
    if (!campaign) throw new CampaignNotFound();
    if (!campaign.freezeRoster(this.clock.now())) return;
    await tx.save(campaign);
    const place = { campaignId, bureauId };
    const owed = units.map((unit) => ({ unit, ...owedBy(campaign, unit) }));
    await insert(
      tx,
      CampaignUnitEntity,
      units.map((unit) => ({ ...unit, ...place })),
    );
    await insertDuties(
      tx.manager,
      place,
      owed.flatMap(({ duties }) => duties.map((duty) => ({ ...duty, id: newId() }))),
    );
    await insert(
      tx,
      MeetingEntity,
      owed.flatMap(({ unit, meetings }) =>
        meetings.map(({ key, requires }) =>
          MeetingEntity.planned({
            ...place,
            id: newId(),
            unitId: unit.unitId,
            kind: key,
            requires,
          }),
        ),
      ),
    );
  }
}

function owedBy({ definition, startsOn, endsOn }: CampaignEntity, unit: RosterUnit) {
  const duties = dutiesOwed(definition, unit, { startsOn, endsOn });
  return { duties, meetings: meetingsOwed(definition.meetings, duties) };
}

async function insert<T extends object>(
  tx: Tx,
  entity: new () => T,
  rows: readonly T[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk)
    await tx.manager.insert(entity, rows.slice(at, at + chunk) as never);
}
