import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { heldBy } from './paper-appraisal';

export interface ScanGiven {
  readonly appraisalId: string;
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  readonly what: string;
  readonly pages: number;
}

/** Need 11: the scan stays where the supervision group keeps it; its hash says later that it is the same. */
export class AttachPaperScan {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Once, however often it is asked; the first words stay. True when it was new. @throws AppraisalNotFound, CustodyOfOwnUnit */
  execute(actor: Actor, { appraisalId, sha256, what, pages }: ScanGiven): Promise<boolean> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { bureauId } = await heldBy(tx, actor, 'paper:settle', appraisalId);
      const rows = await tx.manager.query<unknown[]>(
        `INSERT INTO paper_scan (appraisal_id, bureau_id, sha256, what, pages, attached_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT paper_scan_pk DO NOTHING RETURNING 1`,
        [appraisalId, bureauId, sha256, what, pages, actor.personId],
      );
      return rows.length === 1;
    });
  }
}
