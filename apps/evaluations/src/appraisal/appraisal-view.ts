import type { Actor } from '@huiyin/identity';
import { AppraisalNotFound } from './appraisal.errors';
import type { AppraisalQueries } from './appraisal.queries';
import type { AppraisalNode } from './appraisal.types';

/** What a verb answers: the appraisal as its actor may read it, never the row it has just written. */
export class AppraisalView {
  constructor(private readonly appraisals: AppraisalQueries) {}

  /** @throws what the verb throws */
  async after(actor: Actor, verb: Promise<{ readonly id: string }>): Promise<AppraisalNode> {
    const { id } = await verb;
    const [node] = await this.appraisals.byIds(actor, [id]);
    if (!node) throw new AppraisalNotFound(id);
    return node;
  }
}
