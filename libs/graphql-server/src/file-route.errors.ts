import { DomainError } from '@huiyin/kernel';

/** More bytes came than the route takes; what was read of them is dropped. */
export class FileTooLarge extends DomainError {
  readonly code = 'FILE_TOO_LARGE';
  readonly kind = 'invalid';
  constructor(maxBytes: number) {
    super(
      `A file may hold at most ${Math.floor(maxBytes / 1024 / 1024)} MiB: split it, or remove pictures from it.`,
      { maxBytes },
    );
  }
}

/** The connection ended before the file did: nothing of it counts. */
export class FileCutShort extends DomainError {
  readonly code = 'FILE_CUT_SHORT';
  readonly kind = 'invalid';
  constructor() {
    super('The file did not arrive whole; please send it again.');
  }
}

/** The name travels in the header `x-file-name`, percent-encoded UTF-8 (encodeURIComponent). */
export class FileNameUnreadable extends DomainError {
  readonly code = 'FILE_NAME_UNREADABLE';
  readonly kind = 'invalid';
  constructor() {
    super('Send the header x-file-name: 1 to 200 printable characters, percent-encoded as UTF-8.');
  }
}
