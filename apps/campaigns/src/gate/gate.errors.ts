import { DomainError } from '@huiyin/kernel';

/** Consent mode: what belongs to a link is recorded once the link before it was consented to (R002.40). */
export class LinkNotOpen extends DomainError {
  readonly code = 'LINK_NOT_OPEN';
  readonly kind = 'conflict';
  constructor(link: string, missing: readonly string[]) {
    super(`The link "${link}" is not open for this unit yet; missing: ${missing.join(', ')}.`, {
      ...{ link, missing },
    });
  }
}

export class LinkUnknown extends DomainError {
  readonly code = 'LINK_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`This campaign has no such link; it has: ${known.join(', ')}.`, { known });
  }
}

export class LinksNotGated extends DomainError {
  readonly code = 'LINKS_NOT_GATED';
  readonly kind = 'conflict';
  constructor(mode: string) {
    super('The links of this campaign pass without consent.', { mode });
  }
}

/** A step of the gate that is not the next one; says what is missing. */
export class LinkStepNotNext extends DomainError {
  readonly code = 'LINK_STEP_NOT_NEXT';
  readonly kind = 'conflict';
  constructor(state: string, missing: readonly string[]) {
    super(`This is not the next step of the link (${state}); missing: ${missing.join(', ')}.`, {
      ...{ state, missing },
    });
  }
}
