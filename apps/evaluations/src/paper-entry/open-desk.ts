import type { EntityManager } from 'typeorm';
import type { BoardQueries } from '../board/board.queries';
import type { PaperDesk } from './paper-entries.queries';
import type { PaperForms } from '../paper/paper-forms.queries';

/** What is needed to read and write entries: the key of the appraisal's papers and the definition on the board; null without paper. */
export class OpenDesk {
  constructor(
    private readonly papers: PaperForms,
    private readonly board: BoardQueries,
  ) {}

  async of(
    manager: EntityManager,
    { id: appraisalId, bureauId }: { id: string; bureauId: string },
  ): Promise<PaperDesk | null> {
    const key = await this.papers.key(manager, appraisalId);
    const opening = await this.board.opening(appraisalId);
    return key && opening && { appraisalId, bureauId, key, definition: opening.body.definition };
  }
}
