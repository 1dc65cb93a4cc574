import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { AppraisalEntity } from './appraisal.entity';
import type { AppraisalVerb } from './appraisal-states.rules';
import type { Move } from './custody-records.rules';
import { custodian } from './supervised-appraisal.rules';

export interface Step {
  readonly appraisalId: string;
  readonly permission: Permission;
  readonly verb: AppraisalVerb;
}

export interface Locked {
  readonly tx: Tx;
  readonly appraisal: AppraisalEntity;
  readonly move: Move;
  readonly now: Date;
}

/** One step of the chain of §4.5: the appraisal locked, the actor a custodian of it, the move noted, one commit. */
export class CustodyStep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly clock: Clock,
  ) {}

  /** @throws AppraisalNotFound, CustodyOfOwnUnit, and what `work` throws */
  execute(
    actor: Actor,
    { appraisalId, permission, verb }: Step,
    work: (locked: Locked) => Promise<void> | void,
  ): Promise<AppraisalEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.lock(AppraisalEntity, appraisalId);
      const appraisal = custodian(found, actor, permission, appraisalId);
      const now = this.clock.now();
      const move = { verb, by: actor.personId ?? '', at: now.toISOString() };
      await work({ tx, appraisal, move, now });
      return tx.save(appraisal);
    });
  }
}
