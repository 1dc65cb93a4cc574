/** The only source of "now". Injected, so that tests can stand at any date. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
