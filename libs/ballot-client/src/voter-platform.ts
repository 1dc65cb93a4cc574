/** How the voter's side asks the web: nothing that could tell who asks, beside what `headers` holds. */
export interface VoterRequest {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly credentials: 'omit' | 'same-origin';
  readonly mode: 'cors';
  readonly cache: 'no-store';
  readonly redirect: 'error';
  readonly referrerPolicy: 'no-referrer';
  readonly keepalive: false;
  readonly signal: AbortSignal;
}

/** The part of a `Response` that is read. */
export interface VoterAnswer {
  readonly status: number;
  text(): Promise<string>;
}

/** What the voter's side needs of the world around it; each part can be replaced, in tests and on unusual devices. */
export interface VoterPlatform {
  readonly fetch: (url: string, request: VoterRequest) => Promise<VoterAnswer>;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to below 1, for waiting times only; keys, salts and tickets always use `crypto.getRandomValues`. */
  readonly random: () => number;
}

/** Browser and Node alike. */
export const usualPlatform: VoterPlatform = {
  // Called as a method of its global: browsers refuse a fetch that was taken off it.
  fetch: (url, request) => globalThis.fetch(url, request),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
};
