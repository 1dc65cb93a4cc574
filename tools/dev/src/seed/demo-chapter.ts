/** How a chapter acts: as a demo login, through the gateway, like anybody. */
export interface Storyteller {
  /** @throws ChapterFailed when the answer holds errors */
  ask<T = Record<string, unknown>>(
    login: string,
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<T>;
  /** Without any login. */
  askAnonymously<T = Record<string, unknown>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<T>;
}

/** A part of the demo that is told once. A later start goes on with the first chapter that is not told yet. */
export interface DemoChapter {
  readonly name: string;
  tell(storyteller: Storyteller): Promise<void>;
}
