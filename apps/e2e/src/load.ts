import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphClient } from './graph-client';

export interface LoadOptions {
  readonly graph: GraphClient;
  readonly login: string;
  readonly queries: readonly string[];
  /** Sent now and then; what was acknowledged is remembered. */
  readonly write?: (at: number) => { readonly query: string; readonly variables: object };
}

const pauseMs = 30;
const readers = 4;
const writePauseMs = 250;

/** A few people who ask without end, and what each of their requests came to. */
export class Load {
  readonly outcomes = new Map<string, number>();
  /** Numbers of the writes that were acknowledged. */
  readonly acknowledged: number[] = [];
  longestMs = 0;
  private isOn = true;
  private readonly people: Promise<void>[] = [];

  constructor(private readonly options: LoadOptions) {
    const { queries, write } = options;
    for (let at = 0; at < readers; at += 1) this.people.push(this.read(queries, at));
    if (write) this.people.push(this.writeOn(write));
  }

  async end(): Promise<void> {
    this.isOn = false;
    await Promise.all(this.people);
  }

  /** What happened besides whole answers. */
  get troubles(): string[] {
    return [...this.outcomes.keys()].filter((outcome) => outcome !== 'answered').sort();
  }

  private async read(queries: readonly string[], first: number): Promise<void> {
    for (let at = first; this.isOn; at += 1) {
      await this.outcomeOf(queries[at % queries.length] ?? '', {});
      await sleep(pauseMs);
    }
  }

  private async writeOn(write: NonNullable<LoadOptions['write']>): Promise<void> {
    for (let at = 1; this.isOn; at += 1) {
      const { query, variables } = write(at);
      if ((await this.outcomeOf(query, variables)) === 'answered') this.acknowledged.push(at);
      await sleep(writePauseMs);
    }
  }

  private async outcomeOf(query: string, variables: object): Promise<string> {
    const began = performance.now();
    const outcome = await this.options.graph
      .tryAs(this.options.login, query, variables)
      .then(({ errors, status }) => {
        if (errors.length === 0) return status === 200 ? 'answered' : `status ${status}`;
        return [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'))].join();
      }, connectionTrouble);
    this.longestMs = Math.max(this.longestMs, performance.now() - began);
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    return outcome;
  }
}

/** What `fetch` says, or of an answer that is not JSON. */
function connectionTrouble(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { code?: string } };
  return cause?.code ?? message;
}
