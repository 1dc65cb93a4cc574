import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceHolding } from '../role-holding/announce-holding';
import { followPlannedEnds, unitToHoldAt } from '../unit/hold-at-unit';
import {
  AffiliationEndsBeforeItBegins,
  AlreadyAway,
  AttachedToHomeUnit,
} from './affiliation.errors';
import { lockPerson } from './lock-person';
import { PersonAffiliationEntity } from './person-affiliation.entity';
import { homesFrom } from './person-change.queries';
import type { PersonEntity } from './person.entity';
import type { AwayKind } from './person.rules';

export interface Attachment {
  readonly personId: string;
  readonly unitId: string;
  readonly kind: AwayKind;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** First day back; open when absent. */
  readonly to?: string;
}

/** Somebody works at another unit for a time and is counted there, once, not at the home unit (R000.8). */
export class AttachPerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(actor: Actor, attachment: Attachment): Promise<PersonAffiliationEntity> {
    const { from, to } = attachment;
    if (to !== undefined && to <= from) throw new AffiliationEndsBeforeItBegins();
    try {
      return await this.unitOfWork.run(actor, (tx) => attach(tx, attachment));
    } catch (error) {
      if (violatedConstraint(error) === 'person_affiliation_one_away') throw new AlreadyAway();
      throw error;
    }
  }
}

async function attach(tx: Tx, attachment: Attachment): Promise<PersonAffiliationEntity> {
  const { personId, unitId, kind, from, to } = attachment;
  const person = await lockPerson(tx, personId);
  await unitToHoldAt(tx, unitId, from);
  await refuseHome(tx, person, attachment);
  const row = tx.manager.create(PersonAffiliationEntity, {
    id: newId(),
    bureauId: person.bureauId,
    personId,
    unitId,
    kind,
    validFrom: from,
    validTo: to ?? null,
  });
  await tx.manager.insert(PersonAffiliationEntity, row);
  announceHolding(tx, { ...row, role: kind });
  emitGrantsChanged(tx, person.bureauId, [personId]);
  await followPlannedEnds(tx, [unitId]);
  return tx.manager.findOneByOrFail(PersonAffiliationEntity, { id: row.id });
}

async function refuseHome(tx: Tx, { id }: PersonEntity, { unitId, from, to }: Attachment) {
  const homes = await homesFrom(tx.manager, id, from);
  const then = homes.filter(({ validFrom }) => to === undefined || validFrom < to);
  if (then.some((home) => home.unitId === unitId)) throw new AttachedToHomeUnit(unitId);
}
