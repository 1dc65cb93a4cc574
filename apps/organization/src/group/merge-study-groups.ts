import { In } from 'typeorm';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { checkSpan } from '../span/span.rules';
import { UnitEntity } from '../unit/unit.entity';
import { UnitNotFound } from '../unit/unit.errors';
import { GroupPartEntity } from './group-part.entity';
import type { GroupEntity } from './group.entity';
import { NotAnEventTeam, NotAStudyGroup, StudyGroupInAnotherTeam } from './group.errors';
import { lockGroup } from './keep-group';

export interface StudyGroupsToMerge {
  readonly groupId: string;
  readonly unitIds: readonly string[];
  readonly from: string;
  /** First day on which the team is none any more; as long as the team when absent. */
  readonly to?: string;
}

/** R003.2: an event team is made of study groups for a time; a study group is in one team at a time. */
export class MergeStudyGroups {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, wanted: StudyGroupsToMerge): Promise<GroupEntity> {
    const { groupId, from, to = null } = wanted;
    checkSpan('The team', from, to);
    return this.unitOfWork.run(actor, async (tx) => {
      const team = await lockGroup(tx, actor, groupId, from);
      if (team.kind !== 'event-team') throw new NotAnEventTeam(team.name);
      team.covers(from, to);
      await merge(tx, team, wanted).catch((error: unknown) => {
        if (violatedConstraint(error) === 'work_group_part_in_one_team')
          throw new StudyGroupInAnotherTeam();
        throw error;
      });
      return team;
    });
  }
}

async function merge(tx: Tx, team: GroupEntity, { unitIds, from, to }: StudyGroupsToMerge) {
  const wanted = [...new Set(unitIds)];
  const units = await tx.manager.findBy(UnitEntity, { id: In(wanted) });
  for (const unitId of wanted) {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) throw new UnitNotFound(unitId);
    if (unit.kind !== 'study-group') throw new NotAStudyGroup(unitId);
  }
  const { id: groupId, bureauId } = team;
  const span = { validFrom: from, validTo: to ?? team.validTo };
  await tx.manager.insert(
    GroupPartEntity,
    wanted.map((unitId) => ({ id: newId(), bureauId, groupId, unitId, ...span })),
  );
}
