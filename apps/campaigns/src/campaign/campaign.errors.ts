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
