import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { writeDraft } from './announce-draft';
import { BureauDraft } from './bureau-draft';
import type { BureauPlan } from './city-plan.rules';
import { inventBureau } from './invent-bureau';
import { derivedId } from './invented.rules';

export interface BureauToFound extends BureauPlan {
  readonly cityId: string;
  readonly seed: number;
  readonly firstName: number;
  readonly firstPhone: number;
}

const timeZone = 'Asia/Shanghai';

/** Invents a whole bureau with its office login, in one transaction of set-based inserts. Done once per name and seed. */
export class FoundBureau {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Its staff, 0 when it was there already. */
  execute(plan: BureauToFound): Promise<number> {
    const bureauId = derivedId(`${plan.seed}`, `bureau/${plan.cityId}/${plan.name}`);
    return this.unitOfWork.run({ bureauId }, async (tx) => {
      await tx.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [bureauId]);
      if (await tx.manager.existsBy(BureauEntity, { id: bureauId })) return 0;
      return this.found(tx, bureauId, plan);
    });
  }

  private async found(tx: Tx, bureauId: string, plan: BureauToFound): Promise<number> {
    const { cityId, name, officeLogin, units, staff, firstPhone } = plan;
    const from = `${localDay(this.clock.now(), timeZone).slice(0, 4)}-01-01`;
    const bureau = { id: bureauId, bureauId, cityId, name, areaCode: '0570', timeZone };
    await tx.manager.insert(BureauEntity, bureau);
    const draft = new BureauDraft({ ...plan, bureauId, from });
    const [organId = '', ...others] = units.map((unit, at) => {
      return draft.unit(`unit/${at}`, unit);
    });
    const office = inventBureau(draft, {
      name,
      organId,
      units: others.map((id, at) => ({ id, ...units[at + 1]!, hasPrincipal: false })),
      staff,
      finished: [],
      roster: null,
      firstPhone,
      officePersonId: null,
    });
    draft.rows.account.push({ subject: officeLogin, person_id: office });
    await writeDraft(tx, draft);
    return draft.rows.person.length;
  }
}
