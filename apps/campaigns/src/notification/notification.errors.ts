import { DomainError } from '@huiyin/kernel';

export class ChannelNotFound extends DomainError {
  readonly code = 'NOTIFICATION_CHANNEL_NOT_FOUND';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such notification channel.', {});
  }
}

export class ChannelAlreadyRemoved extends DomainError {
  readonly code = 'NOTIFICATION_CHANNEL_REMOVED';
  readonly kind = 'conflict';
  constructor() {
    super('This notification channel was removed. Register a new one.', {});
  }
}

export class ChannelAlreadyRegistered extends DomainError {
  readonly code = 'NOTIFICATION_CHANNEL_ALREADY_REGISTERED';
  readonly kind = 'conflict';
  constructor() {
    super('This address is registered already for the same unit or group.', {});
  }
}

export class TooManyChannels extends DomainError {
  readonly code = 'NOTIFICATION_CHANNELS_TOO_MANY';
  readonly kind = 'conflict';
  constructor(most: number) {
    super(`A bureau has at most ${most} notification channels. Remove one first.`, { most });
  }
}

/** A trial per channel and minute: whoever registers a channel does not get a way to flood its receiver. */
export class TrialTooSoon extends DomainError {
  readonly code = 'NOTIFICATION_TRIAL_TOO_SOON';
  readonly kind = 'unavailable';
  constructor(seconds: number) {
    super(`This channel was tried a moment ago. Try it again in ${seconds} seconds.`, { seconds });
  }
}

export class AddressRefused extends DomainError {
  readonly code = 'NOTIFICATION_ADDRESS_REFUSED';
  readonly kind = 'invalid';
  constructor(why: string) {
    super(`Nothing can be sent to this address: ${why}.`, { field: 'address', why });
  }
}

/** The operator has not set up this way out. */
export class ChannelKindUnavailable extends DomainError {
  readonly code = 'NOTIFICATION_KIND_UNAVAILABLE';
  readonly kind = 'unavailable';
  constructor(variable: string) {
    super(`This kind of channel is switched off here; the operator sets ${variable}.`, {
      variable,
    });
  }
}

/** Sending failed; the code alone is kept, the receiver's words are not. */
export class SendingFailed extends DomainError {
  readonly code = 'NOTIFICATION_SENDING_FAILED';
  readonly kind = 'unavailable';
  constructor(
    readonly failure: string,
    /** The receiver wants no more (410): the channel is paused. */
    readonly gone: boolean = false,
  ) {
    super(`Sending failed: ${failure}.`, { failure });
  }
}
