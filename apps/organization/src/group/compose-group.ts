import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { CompositionRule } from './composition.rules';
import { rolesOf } from './group-kinds.rules';
import { GroupRuleEntity } from './group-rule.entity';
import type { GroupEntity } from './group.entity';
import { AffiliatedOnlyAtBureau, RoleNotOfGroup } from './group.errors';
import { lockGroup } from './keep-group';
import { replaceLines } from './replace-lines';

/**
 * R002.3, R003.46, R003.80: says by post who is in a group, from a day on. From then on the group follows the posts by
 * itself; no rules: by name only.
 */
export class ComposeGroup {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    actor: Actor,
    wanted: { groupId: string; rules: readonly CompositionRule[]; from: string },
  ): Promise<GroupEntity> {
    const { groupId, rules, from } = wanted;
    return this.unitOfWork.run(actor, async (tx) => {
      const group = await lockGroup(tx, actor, groupId, from);
      group.covers(from, null);
      const roles = rolesOf(group.kind);
      for (const { role, reach } of rules) {
        if (!roles.includes(role)) throw new RoleNotOfGroup(role, roles);
        if (reach === 'affiliated' && (group.unitId ?? group.partyOrganisationId) !== null)
          throw new AffiliatedOnlyAtBureau();
      }
      const lines = rules.map(({ role, posts, reach }) => ({ role, posts: [...posts], reach }));
      await replaceLines(tx, GroupRuleEntity, group, { from, lines });
      return group;
    });
  }
}
