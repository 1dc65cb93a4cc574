/** A program of this house that runs until it is told to stop, and says `{ type: 'ready', port }` on its channel. */
export interface ProcessSpec {
  readonly name: string;
  /** Absolute path of a JavaScript file. */
  readonly script: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Processes stop in ascending order of this; those of one rank together. */
  readonly stopRank: number;
  /** SIGKILL when it has not stopped by then. */
  readonly stopWithinMs?: number;
  /** Back-off of a crashed process; default 10 s. */
  readonly longestRestartWaitMs?: number | undefined;
  /** Keeps data of its own: waited for even when a person is in a hurry. */
  readonly isStore?: boolean;
}

/** What the supervisor reports; the words are chosen elsewhere. */
export type ProcessEvent =
  | { readonly kind: 'crashed'; readonly how: string; readonly restartInMs: number }
  | { readonly kind: 'recovered' }
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'killed-in-stopping'; readonly how: string };
