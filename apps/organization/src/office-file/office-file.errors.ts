import { DomainError, type DomainErrorDetails } from '@huiyin/kernel';

/** A file that is turned away before anything of it is kept. Each says what to do about it. */
abstract class FileRefused extends DomainError {
  readonly kind = 'invalid';
}

export class FileEmpty extends FileRefused {
  readonly code = 'FILE_EMPTY';
  constructor() {
    super('The file is empty: check it and send it again.');
  }
}

/** Neither Word, Excel, CSV nor text, whatever its name says. */
export class FileNotRecognised extends FileRefused {
  readonly code = 'FILE_NOT_RECOGNISED';
  constructor(found: string) {
    super('This is no file that can be read here: send .docx, .xlsx, .csv or .txt.', { found });
  }
}

export class FileNotWhatItClaims extends FileRefused {
  readonly code = 'FILE_NOT_WHAT_IT_CLAIMS';
  constructor(claimed: string, found: string) {
    super(
      `The name says .${claimed}, the content is ${found}: open it and save it anew as .docx, .xlsx or .csv.`,
      { claimed, found },
    );
  }
}

/** Word and Excel before 2007, and WPS's own formats. */
export class FileOldFormat extends FileRefused {
  readonly code = 'FILE_OLD_FORMAT';
  constructor() {
    super('This is the old .doc/.xls format: open it and save it as .docx or .xlsx.');
  }
}

export class FileEncrypted extends FileRefused {
  readonly code = 'FILE_ENCRYPTED';
  constructor() {
    super('The file is protected with a password: save it without one and send it again.');
  }
}

export class FileHasMacros extends FileRefused {
  readonly code = 'FILE_HAS_MACROS';
  constructor() {
    super('The file holds macros: save it as .docx or .xlsx, without macros, and send it again.');
  }
}

export class FileHasExternalLinks extends FileRefused {
  readonly code = 'FILE_HAS_EXTERNAL_LINKS';
  constructor(part: string) {
    super(
      'The file takes contents from other files: break the links (or paste as values) and save it.',
      { part },
    );
  }
}

export class FileHasEmbeddedObjects extends FileRefused {
  readonly code = 'FILE_HAS_EMBEDDED_OBJECTS';
  constructor(part: string) {
    super('The file holds embedded objects: remove them and send it again.', { part });
  }
}

/** Small when packed, huge when unpacked. */
export class FileUnpacksTooLarge extends FileRefused {
  readonly code = 'FILE_UNPACKS_TOO_LARGE';
  constructor(details: DomainErrorDetails) {
    super(
      'The file would unpack to far more than a table of this kind holds: save it anew, or split it.',
      details,
    );
  }
}

/** DOCTYPE and entities have no place in an office file; they are how XML bombs are built. */
export class FileXmlRefused extends FileRefused {
  readonly code = 'FILE_XML_REFUSED';
  constructor(part: string) {
    super('The file holds XML declarations that no office program writes: save it anew.', { part });
  }
}

export class FileDamaged extends FileRefused {
  readonly code = 'FILE_DAMAGED';
  constructor(part: string) {
    super('The file is damaged: open it, save it anew and send it again.', { part });
  }
}

export class FileTooManyRows extends FileRefused {
  readonly code = 'FILE_TOO_MANY_ROWS';
  constructor(most: number) {
    super(`A table may have at most ${most} rows: split the file.`, { most });
  }
}

export class FileTooWide extends FileRefused {
  readonly code = 'FILE_TOO_WIDE';
  constructor(most: number) {
    super(`A table may have at most ${most} columns: remove those that are not needed.`, { most });
  }
}
