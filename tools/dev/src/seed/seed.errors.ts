import { DomainError } from '@huiyin/kernel';

export class ChapterFailed extends DomainError {
  readonly code = 'CHAPTER_FAILED';
  readonly kind = 'conflict';
  constructor(login: string, document: string, reason: string) {
    const operation = document.trim().split('\n')[0] ?? '';
    super(`${login}: ${operation} → ${reason}`);
  }
}
