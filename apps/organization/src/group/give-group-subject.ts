import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { checkSpan } from '../span/span.rules';
import type { Intensity } from '../supervision-group/supervision-assignment.entity';
import { GroupSubjectEntity } from './group-subject.entity';
import type { GroupEntity } from './group.entity';
import { GroupPlaceNotFound, SubjectAlreadyGiven, SubjectIsOnePlace } from './group.errors';
import { lockGroup } from './keep-group';

export interface SubjectToGive {
  readonly groupId: string;
  readonly unitId?: string;
  readonly partyOrganisationId?: string;
  readonly intensity?: Intensity;
  readonly from: string;
  readonly to?: string;
}

const placeConstraints = ['work_group_subject_unit_fk', 'work_group_subject_party_organisation_fk'];

/**
 * Gives a group a unit or Party organisation to go to: five days of stay-in research (R000.29), inspections (R000.65),
 * direct or spot-check supervision from above (R002.4). Several groups may have the same one.
 */
export class GiveGroupSubject {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, wanted: SubjectToGive): Promise<GroupEntity> {
    const { groupId, unitId, partyOrganisationId, from, to = null } = wanted;
    checkSpan('The visit', from, to);
    if ((unitId === undefined) === (partyOrganisationId === undefined))
      throw new SubjectIsOnePlace();
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, groupId, from);
      group.covers(from, to);
      await give(tx, group, wanted).catch((error: unknown) => {
        const broken = violatedConstraint(error) ?? '';
        if (broken === 'work_group_subject_once') throw new SubjectAlreadyGiven(group.name);
        if (placeConstraints.includes(broken))
          throw new GroupPlaceNotFound(unitId ?? partyOrganisationId ?? null);
        throw error;
      });
      return group;
    });
  }
}

async function give(tx: Tx, group: GroupEntity, wanted: SubjectToGive): Promise<void> {
  await tx.manager.insert(GroupSubjectEntity, {
    id: newId(),
    bureauId: group.bureauId,
    groupId: group.id,
    unitId: wanted.unitId ?? null,
    partyOrganisationId: wanted.partyOrganisationId ?? null,
    intensity: wanted.intensity ?? null,
    validFrom: wanted.from,
    validTo: wanted.to ?? group.validTo,
  });
}
