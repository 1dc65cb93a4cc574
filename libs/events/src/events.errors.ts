/** The consumer was told to stop while something still waited for its next try; the transport delivers it again. */
export class ConsumerStopping extends Error {
  constructor() {
    super('The consumer stops; what is not done is delivered again at the next start.');
    this.name = 'ConsumerStopping';
  }
}

/** An event that breaks its contract beyond fields that are merely new. */
export class EventUnreadable extends Error {
  constructor(type: string, problems: readonly string[]) {
    super(`${type} cannot be read: ${problems.join('; ')}`);
    this.name = 'EventUnreadable';
  }
}

/** The relay gave up waiting for the transport and was stopped; what was not sent waits in the outbox. */
export class RelayStopped extends Error {
  constructor() {
    super('The relay was stopped; what was not sent waits in the outbox.');
    this.name = 'RelayStopped';
  }
}
