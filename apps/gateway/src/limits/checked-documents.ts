import { LRUCache } from 'lru-cache';
import { Refusal } from '../http/refusal.errors';
import { checkDocument } from './document-limits';

/** Remembers which documents were checked, so that the operations of our clients are measured once. */
export class CheckedDocuments {
  private readonly verdicts = new LRUCache<string, { refusal: Refusal | null }>({
    max: 5_000,
    maxSize: 4 * 1024 * 1024,
    sizeCalculation: (_verdict, source) => source.length + 1,
  });

  constructor(private readonly check: (source: string) => unknown = checkDocument) {}

  /** Throws the refusal of {@link checkDocument}. */
  verify(source: string): void {
    let verdict = this.verdicts.get(source);
    if (!verdict) this.verdicts.set(source, (verdict = this.verdictOn(source)));
    if (verdict.refusal) throw verdict.refusal;
  }

  private verdictOn(source: string): { refusal: Refusal | null } {
    try {
      this.check(source);
      return { refusal: null };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error };
      throw error;
    }
  }
}
