import { DomainError } from '@huiyin/kernel';

export class ChapterFailed extends DomainError {
  readonly code = 'CHAPTER_FAILED';
  readonly kind = 'conflict';
  constructor(login: string, document: string, reason: string) {
    const operation =
      /^\s*(?:query|mutation)\b[^{]*/m.exec(document)?.[0].trim() ?? document.trim();
    super(`${login}: ${operation} → ${reason}`);
  }
}
