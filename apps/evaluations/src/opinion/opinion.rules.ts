/** R000.34: every opinion is in exactly one. */
export enum OpinionCategory {
  FOUR_WINDS = 'FOUR_WINDS',
  WORK_LEVEL = 'WORK_LEVEL',
  CONCRETE_PERSON_OR_MATTER = 'CONCRETE_PERSON_OR_MATTER',
  CAMPAIGN_SUGGESTION = 'CAMPAIGN_SUGGESTION',
  OTHER = 'OTHER',
}

/** R000.32, and the platform's own page. */
export enum OpinionChannel {
  FORUM = 'FORUM',
  OPINION_FORM = 'OPINION_FORM',
  OPINION_BOX = 'OPINION_BOX',
  GRASS_ROOTS_VISIT = 'GRASS_ROOTS_VISIT',
  SATISFACTION_SYSTEM = 'SATISFACTION_SYSTEM',
  ONLINE = 'ONLINE',
}

/** §4.7, as far as it is walked here. */
export enum OpinionState {
  RECEIVED = 'RECEIVED',
  CLASSIFIED = 'CLASSIFIED',
  ACCEPTED = 'ACCEPTED',
}
