import { DomainError } from '@huiyin/kernel';

/** One thing wrong in a template: where (`duties[3].deadline.on`) and what. */
export interface TemplateProblem {
  readonly path: string;
  readonly problem: string;
}

export class TemplateInvalid extends DomainError {
  readonly code = 'TEMPLATE_INVALID';
  readonly kind = 'invalid';
  constructor(
    file: string,
    readonly problems: readonly TemplateProblem[],
  ) {
    const list = problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ');
    super(`The template ${file} is not valid. ${list}`, { file, problems });
  }
}

export class TemplateUnknown extends DomainError {
  readonly code = 'TEMPLATE_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super('There is no such campaign template.', { known });
  }
}
