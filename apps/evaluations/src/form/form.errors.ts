import { DomainError } from '@huiyin/kernel';

/** One thing wrong in a form: where (`dimensions[3].scale`) and what to do. */
export interface FormProblem {
  readonly path: string;
  readonly problem: string;
}

export class AppraisalFormInvalid extends DomainError {
  readonly code = 'APPRAISAL_FORM_INVALID';
  readonly kind = 'invalid';
  readonly problems: readonly FormProblem[];
  constructor(file: string, found: readonly FormProblem[]) {
    const problems = found.map(cut);
    const listed = problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ');
    super(`The appraisal form ${file} is not valid. ${listed}`, { file, problems });
    this.problems = problems;
  }
}

/** What is strange about a form is told, not sent back whole: a key may be as long as the form. */
const cut = ({ path, problem }: FormProblem): FormProblem => ({
  path: shortened(path, 120),
  problem: shortened(problem, 240),
});

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Not a built-in form and not one of the actor's bureau. */
export class AppraisalFormUnknown extends DomainError {
  readonly code = 'APPRAISAL_FORM_UNKNOWN';
  readonly kind = 'not-found';
  constructor(key: string, version: number | null) {
    super('There is no such appraisal form.', { key, version });
  }
}

export class AppraisalFormNeedsBureau extends DomainError {
  readonly code = 'APPRAISAL_FORM_NEEDS_BUREAU';
  readonly kind = 'forbidden';
  constructor() {
    super('Only an office of a bureau publishes appraisal forms.');
  }
}

export class AppraisalFormKeyShared extends DomainError {
  readonly code = 'APPRAISAL_FORM_KEY_SHARED';
  readonly kind = 'conflict';
  constructor(key: string) {
    super(`"${key}" is a form all bureaus share: give yours a key of its own.`, { key });
  }
}

/** A published version is never changed: appraisals were created with it. */
export class AppraisalFormVersionTaken extends DomainError {
  readonly code = 'APPRAISAL_FORM_VERSION_TAKEN';
  readonly kind = 'conflict';
  constructor(key: string, version: number, next: number) {
    super(
      `Version ${version} of "${key}" says something else already: publish this as version ${next}.`,
      { key, version, next },
    );
  }
}

export class AppraisalFormVersionNotNext extends DomainError {
  readonly code = 'APPRAISAL_FORM_VERSION_NOT_NEXT';
  readonly kind = 'invalid';
  constructor(key: string, version: number, next: number) {
    super(`The next version of "${key}" is ${next}, not ${version}.`, { key, version, next });
  }
}
