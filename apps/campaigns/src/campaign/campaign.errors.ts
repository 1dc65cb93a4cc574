import { DomainError } from '@huiyin/kernel';

/** Also said of another bureau's campaign: "not yours" and "not there" look alike. */
export class CampaignNotFound extends DomainError {
  readonly code = 'CAMPAIGN_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such campaign.');
  }
}

export class CampaignAlreadyOpen extends DomainError {
  readonly code = 'CAMPAIGN_ALREADY_OPEN';
  readonly kind = 'conflict';
  constructor(templateKey: string) {
    super('Your bureau already has an open campaign of this template.', { templateKey });
  }
}

export class CampaignAlreadyClosed extends DomainError {
  readonly code = 'CAMPAIGN_ALREADY_CLOSED';
  readonly kind = 'conflict';
  constructor() {
    super('This campaign is closed already.');
  }
}

export class CampaignPeriodInverted extends DomainError {
  readonly code = 'CAMPAIGN_PERIOD_INVERTED';
  readonly kind = 'invalid';
  constructor() {
    super('A campaign cannot end before it starts.');
  }
}

export class CampaignNeedsBureau extends DomainError {
  readonly code = 'CAMPAIGN_NEEDS_BUREAU';
  readonly kind = 'forbidden';
  constructor() {
    super('Only an office of a bureau opens a campaign.');
  }
}

/** Only a newer version of the template the campaign runs, or of one that adapts it. */
export class TemplateVersionNotNewer extends DomainError {
  readonly code = 'TEMPLATE_VERSION_NOT_NEWER';
  readonly kind = 'conflict';
  constructor(templateKey: string, version: number) {
    super(`The campaign runs version ${version} of ${templateKey} already, to the letter.`, {
      ...{ templateKey, version },
    });
  }
}

export class ParentLinkUnknown extends DomainError {
  readonly code = 'PARENT_LINK_UNKNOWN';
  readonly kind = 'invalid';
  constructor(known: readonly string[]) {
    super(`The main campaign has no such link; it has: ${known.join(', ')}.`, { known });
  }
}

/** What counts for two campaigns must be a kind of record in both. */
export class CampaignLinkKindUnknown extends DomainError {
  readonly code = 'CAMPAIGN_LINK_KIND_UNKNOWN';
  readonly kind = 'invalid';
  constructor(kinds: readonly string[]) {
    super(`There is no such kind of record there: ${kinds.join(', ')}.`, { kinds });
  }
}

export class CampaignCountsForItself extends DomainError {
  readonly code = 'CAMPAIGN_COUNTS_FOR_ITSELF';
  readonly kind = 'invalid';
  constructor() {
    super('A campaign counts for itself anyway; name another one.');
  }
}
