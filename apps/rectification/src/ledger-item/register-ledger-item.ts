import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { ProblemEntity } from '../problem/problem.entity';
import { ProblemNotFound } from '../problem/problem.errors';
import { handOf } from './hand-of-actor';
import { LedgerItemEntity } from './ledger-item.entity';
import { LedgerItemAlreadyRegistered } from './ledger-item.errors';
import type { RegisterLedgerItemInput } from './ledger-item.inputs';
import { recordMove } from './record-move';

/** Puts a confirmed problem into the ledger (R001.44); once per kind and content. */
export class RegisterLedgerItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: RegisterLedgerItemInput): Promise<LedgerItemEntity> {
    try {
      return await this.unitOfWork.run(actor, (tx) => this.register(tx, actor, input));
    } catch (error) {
      if (violatedConstraint(error) === 'ledger_item_once')
        throw new LedgerItemAlreadyRegistered(input.problemId);
      throw error;
    }
  }

  private async register(
    tx: Tx,
    actor: Actor,
    { problemId, kind, content, target, dueOn, responsiblePersonId }: RegisterLedgerItemInput,
  ): Promise<LedgerItemEntity> {
    const problem = await tx.lock(ProblemEntity, problemId);
    const by = problem && handOf(actor, 'ledger:register', problem.unitId);
    if (!problem || !by) throw new ProblemNotFound(problemId);
    problem.mustBeConfirmed();
    const { bureauId, campaignId, unitId } = problem;
    const item = Object.assign(new LedgerItemEntity(), {
      id: newId(),
      bureauId,
      campaignId,
      unitId,
      problemId,
      kind,
      content,
      target: target ?? null,
      dueOn: dueOn ?? null,
      responsiblePersonId: responsiblePersonId ?? null,
    });
    await recordMove(tx, item, item.register(by, this.clock.now()));
    return item;
  }
}
