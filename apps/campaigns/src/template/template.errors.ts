import { DomainError } from '@huiyin/kernel';

/** One thing wrong in a template: where (`duties[3].deadline.on`) and what to do. */
export interface TemplateProblem {
  readonly path: string;
  readonly problem: string;
}

const listed = (problems: readonly TemplateProblem[]) =>
  problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ');

export class TemplateInvalid extends DomainError {
  readonly code = 'TEMPLATE_INVALID';
  readonly kind = 'invalid';
  constructor(
    file: string,
    readonly problems: readonly TemplateProblem[],
  ) {
    super(`The template ${file} is not valid. ${listed(problems)}`, { file, problems });
  }
}

export class TemplateUnknown extends DomainError {
  readonly code = 'TEMPLATE_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super('There is no such campaign template.', { known });
  }
}

/** Inverted dates, a missing year, an unnamed stage: the office must say what is meant (R003.63, R003.78, R003.1). */
export class TemplateDefectsUndecided extends DomainError {
  readonly code = 'TEMPLATE_DEFECTS_UNDECIDED';
  readonly kind = 'conflict';
  constructor(
    templateKey: string,
    defects: readonly {
      readonly path: string;
      readonly kind: string;
      readonly asWritten: string;
      readonly decide: string | null;
    }[],
  ) {
    const left = defects.map(({ path, kind, asWritten, decide }) => ({
      ...{ path, kind, asWritten },
      decide: decide ?? '',
    }));
    const list = left.map(({ decide, asWritten }) => `${decide} (as written: ${asWritten})`);
    super(
      `The original of ${templateKey} leaves something open; answer it before opening. ${list.join(' ')}`,
      { templateKey, defects: left },
    );
  }
}

export class TemplateAnswersInvalid extends DomainError {
  readonly code = 'TEMPLATE_ANSWERS_INVALID';
  readonly kind = 'invalid';
  constructor(readonly problems: readonly TemplateProblem[]) {
    super(`These answers do not fit the template. ${listed(problems)}`, { problems });
  }
}

export class TemplateNeedsBureau extends DomainError {
  readonly code = 'TEMPLATE_NEEDS_BUREAU';
  readonly kind = 'forbidden';
  constructor() {
    super('Only an office of a bureau publishes templates.');
  }
}

export class TemplateKeyShared extends DomainError {
  readonly code = 'TEMPLATE_KEY_SHARED';
  readonly kind = 'conflict';
  constructor(key: string) {
    super(
      `"${key}" is a template all bureaus share: give yours a key of its own and let it extend this one.`,
      {
        key,
      },
    );
  }
}

/** A published version is never changed: campaigns were opened with it. */
export class TemplateVersionTaken extends DomainError {
  readonly code = 'TEMPLATE_VERSION_TAKEN';
  readonly kind = 'conflict';
  constructor(key: string, version: number, next: number) {
    super(
      `Version ${version} of "${key}" says something else already: publish this as version ${next}.`,
      {
        ...{ key, version, next },
      },
    );
  }
}

export class TemplateVersionNotNext extends DomainError {
  readonly code = 'TEMPLATE_VERSION_NOT_NEXT';
  readonly kind = 'invalid';
  constructor(key: string, version: number, next: number) {
    super(`The next version of "${key}" is ${next}, not ${version}.`, { key, version, next });
  }
}
