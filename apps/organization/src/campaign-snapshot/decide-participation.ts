import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { StructureChanges } from '../unit/structure-changes';
import { historyOf } from '../unit/unit-history.queries';
import { versionOn } from '../unit/unit-history.rules';
import type { ParticipationMode } from './campaign-unit.entity';
import { ParticipationNotDecided, ParticipationOfDepartment } from './participation.errors';
import { ParticipationOverrideEntity } from './participation-override.entity';

export interface ParticipationDecision {
  readonly templateKey: string;
  readonly unitId: string;
  readonly mode: ParticipationMode;
  readonly reason: string;
}

/**
 * One unit takes part otherwise than its type says, in campaigns of a template that open from now on (R000.7). Decided
 * again, the last word counts. A campaign that is open keeps what was frozen.
 */
export class DecideParticipation {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, decision: ParticipationDecision): Promise<ParticipationOverrideEntity> {
    return this.structure.run(actor, async (tx, { bureauId, today, now }) => {
      const { templateKey, unitId, mode } = decision;
      const { kind } = versionOn(await historyOf(tx.manager, unitId), today);
      if (kind !== 'unit') throw new ParticipationOfDepartment(unitId);
      const known = await tx.manager.findOneBy(ParticipationOverrideEntity, {
        templateKey,
        unitId,
      });
      const row =
        known ??
        tx.manager.create(ParticipationOverrideEntity, {
          id: newId(),
          bureauId,
          templateKey,
          unitId,
        });
      const by = { decidedBy: actor.personId ?? '', decidedAt: now };
      return tx.save(Object.assign(row, { mode, reason: decision.reason.trim(), ...by }));
    });
  }
}

/** The unit takes part as its type does again, in campaigns that open from now on. */
export class WithdrawParticipation {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, templateKey: string, unitId: string): Promise<ParticipationOverrideEntity> {
    return this.structure.run(actor, async ({ manager }) => {
      const known = await manager.findOneBy(ParticipationOverrideEntity, { templateKey, unitId });
      if (!known) throw new ParticipationNotDecided(templateKey, unitId);
      await manager.delete(ParticipationOverrideEntity, known.id);
      return known;
    });
  }
}
