import type { PrintedForms } from '@huiyin/ballot-client';
import type { PaperReturn } from '@huiyin/ballot';
import type { EntityManager } from 'typeorm';

/** All that the appraisal has to do with its paper forms. */
export interface PaperDoor {
  /** For the opening line of the board; empty without paper. */
  printed(manager: EntityManager, appraisalId: string): Promise<PrintedForms[]>;
  /** For the count, after double entry was reconciled; empty without paper. */
  paperFor(manager: EntityManager, appraisalId: string): Promise<PaperReturn[]>;
  /** Control numbers, entries and their key: the appraisal was annulled. */
  destroy(manager: EntityManager, appraisalId: string): Promise<void>;
}
