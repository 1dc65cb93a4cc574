import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { bureauOfLogin } from '../account/account.queries';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { writeDraft } from './announce-draft';
import { BureauDraft } from './bureau-draft';
import { demoSeed, demoStaff } from './city-plan.rules';
import { type BureauToFill, inventBureau } from './invent-bureau';
import type { StoryUnit } from './story-bureau.queries';
import { storyPeople, storyUnits } from './story-bureau.queries';

// More than a contact or two: somebody has told of this unit's staff, and it stays as it was told.
const told = 20;

/**
 * Peoples the bureau whose roster and hospital the demo tells through the graph: staff, chairs, groups and contact
 * points of all the units the story leaves empty. Done once.
 */
export class PeopleStoryBureau {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The bureau the demo began with; null when there is none yet. */
  async find(): Promise<BureauEntity | null> {
    const bureauId = await this.unitOfWork.run({ bureauId: null }, ({ manager }) =>
      bureauOfLogin(manager, 'office'),
    );
    if (bureauId === null) return null;
    return this.unitOfWork.run({ bureauId }, ({ manager }) =>
      manager.findOneByOrFail(BureauEntity, { id: bureauId }),
    );
  }

  /** How many people it was given. */
  execute({ id: bureauId, timeZone }: BureauEntity): Promise<number> {
    return this.unitOfWork.run({ bureauId }, async (tx) => {
      await tx.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [bureauId]);
      const today = localDay(this.clock.now(), timeZone);
      const draft = new BureauDraft({ bureauId, seed: demoSeed, firstName: 0, from: today });
      return (await this.isDone(tx, draft)) ? 0 : this.fill(tx, draft, today);
    });
  }

  private async isDone({ manager }: Tx, draft: BureauDraft): Promise<boolean> {
    const sql = 'SELECT FROM party_organisation WHERE bureau_id = $1 AND id = $2';
    return (await manager.query<unknown[]>(sql, [draft.bureauId, draft.id('party')])).length > 0;
  }

  private async fill(tx: Tx, draft: BureauDraft, today: string): Promise<number> {
    const { bureauId } = draft;
    const [organ, ...units] = await storyUnits(tx.manager, bureauId, today);
    const { name, office, leaders, homeless } = await storyPeople(tx.manager, bureauId);
    if (!organ) throw new Error('cannot happen: a bureau has its organ');
    const empty = units.filter(({ staff }) => staff.length < told);
    inventBureau(draft, {
      name,
      organId: organ.id,
      units: empty.map(unitToFill),
      finished: units.filter(({ staff }) => staff.length >= told).map(finishedUnit),
      staff: demoStaff.story,
      roster: { leaders, homeless },
      firstPhone: 0,
      officePersonId: office,
    });
    await writeDraft(tx, draft);
    return draft.rows.person.length;
  }
}

function unitToFill({ id, name, unitType, principals }: StoryUnit): BureauToFill['units'][number] {
  return { id, name, unitType, hasPrincipal: principals.length > 0 };
}

function finishedUnit({ id, name, principals, staff }: StoryUnit) {
  return { id, name, leaders: principals, officeDirector: null, staff };
}
