import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '@huiyin/contracts';
import type { Logger } from '@huiyin/observability';
import { isOutage, sqlState } from '@huiyin/persistence';
import { bury } from './dead-letters';
import { ConsumerStopping, EventUnreadable } from './events.errors';
import { inOrderPerKey } from './keyed-queue';
import { type Reaction, type RunOutcome, runTogether, type Work } from './reaction';
import type { EventTransport, Running } from './transport';
import type { UnitOfWork } from './unit-of-work';

export interface EventConsumerOptions {
  /** The consuming service; also the name of its place in the stream. */
  readonly service: string;
  readonly unitOfWork: UnitOfWork;
  readonly transport: EventTransport;
  readonly reactions: readonly Reaction[];
  readonly logger: Logger;
  readonly maxAttempts?: number;
  readonly onHandled?: (reaction: string, outcome: 'done' | 'duplicate' | 'dead') => void;
}

interface TriedWork extends Work {
  attempts: number;
  /** Of the last round; absent when it was held back behind another one. */
  failure?: { readonly error: unknown };
}

const firstPauseMs = 50;
const longestPauseMs = 400;
/** After so long a run of the stream waits for nobody: what fails then is buried at once, whatever its attempts. */
const patienceMs = 1_000;
const bureausAtOnce = 4;
const worksPerTransaction = 50;

/**
 * Hands each event to the reactions on its type. Events of one bureau share transactions; when one fails, each is run
 * alone. A poison event is tried a few times while everything else goes on, then buried, and no longer in the way.
 */
export class EventConsumer {
  private readonly byType = new Map<string, Reaction[]>();
  private readonly lastOfBureau = new Map<string, Promise<unknown>>();
  private running: Running | null = null;
  private stopping = false;

  constructor(private readonly options: EventConsumerOptions) {
    for (const reaction of options.reactions) {
      const known = this.byType.get(reaction.on.type) ?? [];
      this.byType.set(reaction.on.type, [...known, reaction]);
    }
  }

  async start(): Promise<void> {
    const sources = new Set([...this.byType.values()].flat().map(({ on }) => on.scope as string));
    if (sources.size === 0) return;
    this.running = await this.options.transport.subscribe({
      consumer: this.options.service,
      sources: [...sources].sort(),
      handle: (event) => this.handle(event),
      handleMany: (events) => this.handleMany(events),
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.stop();
  }

  /** Rejects only when the own database is out of reach, so that the transport delivers again. */
  handle(event: CloudEvent): Promise<void> {
    return this.handleMany([event]);
  }

  /** As {@link handle}, for a run of the stream in which each key is in order. */
  async handleMany(events: readonly CloudEvent[]): Promise<void> {
    let waiting: TriedWork[] = events.flatMap((event) =>
      (this.byType.get(event.type) ?? []).map((reaction) => ({ reaction, event, attempts: 0 })),
    );
    const patientUntil = performance.now() + patienceMs;
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const left = await this.round(waiting);
      const isPatient = performance.now() < patientUntil;
      waiting = await this.withoutHopeless(left, isPatient);
      if (waiting.length === 0) return;
      if (this.stopping) throw new ConsumerStopping();
      if (isPatient) await sleep(pause);
    }
  }

  private async withoutHopeless(
    works: readonly TriedWork[],
    isPatient: boolean,
  ): Promise<TriedWork[]> {
    const { maxAttempts = 5 } = this.options;
    const isHopeless = ({ failure, attempts }: TriedWork) =>
      failure !== undefined &&
      (failure.error instanceof EventUnreadable || attempts >= maxAttempts || !isPatient);
    await this.buryAll(works.filter(isHopeless));
    return works
      .filter((work) => !isHopeless(work))
      .map(({ reaction, event, attempts }) => ({ reaction, event, attempts }));
  }

  /** Tries all of it once; returns, still in order per key, what failed and what must stay behind it. */
  private async round(works: readonly TriedWork[]): Promise<TriedWork[]> {
    const bureaus = new Map<string, TriedWork[]>();
    for (const work of works) {
      const sameBureau = bureaus.get(work.event.bureauid);
      if (sameBureau) sameBureau.push(work);
      else bureaus.set(work.event.bureauid, [work]);
    }
    const left: TriedWork[] = [];
    await inOrderPerKey(
      [...bureaus],
      ([bureauId]) => bureauId,
      bureausAtOnce,
      async ([bureauId, lane]) => {
        const behind: TriedWork[] = [];
        for (let start = 0; start < lane.length; start += worksPerTransaction) {
          const some = lane.slice(start, start + worksPerTransaction);
          behind.push(...(await this.oneAtATime(bureauId, () => this.some(some, behind))));
        }
        left.push(...behind);
      },
    );
    return left;
  }

  private async some(
    works: readonly TriedWork[],
    behind: readonly TriedWork[],
  ): Promise<TriedWork[]> {
    const heldLanes = new Set(behind.map(laneOf));
    const left = works.filter((work) => heldLanes.has(laneOf(work)));
    const free = works.filter((work) => !heldLanes.has(laneOf(work)));
    for (const work of await this.together(free)) {
      if (!heldLanes.has(laneOf(work)) && (await this.attempt(work))) continue;
      heldLanes.add(laneOf(work));
      left.push(work);
    }
    return left;
  }

  /** In as few transactions as possible, while nothing fails; returns what has to be run alone. */
  private async together(works: readonly TriedWork[]): Promise<readonly TriedWork[]> {
    if (works.length < 2 || works.some(({ attempts }) => attempts > 0)) return works;
    let rest = works;
    try {
      while (rest.length > 0) {
        const outcomes = await runTogether(this.options.unitOfWork, rest);
        this.count(rest, outcomes);
        rest = rest.slice(outcomes.length);
      }
    } catch (error) {
      if (isOutage(error)) throw error; // anything else shows itself again below, with its own event
    }
    return rest;
  }

  private async attempt(work: TriedWork): Promise<boolean> {
    try {
      this.count([work], await runTogether(this.options.unitOfWork, [work]));
      return true;
    } catch (error) {
      if (isOutage(error)) throw error;
      work.attempts += 1;
      work.failure = { error };
      const { reaction, event, attempts } = work;
      const detail = { err: error, reaction: reaction.name, eventId: event.id, attempts };
      this.options.logger.warn(detail, 'reaction failed');
      return false;
    }
  }

  private async buryAll(works: readonly TriedWork[]): Promise<void> {
    if (works.length === 0) return;
    const { unitOfWork, transport, service, logger, onHandled } = this.options;
    await Promise.all(
      works.map(({ event, failure }) =>
        transport.deadLetter(service, event, publicReason(failure?.error)),
      ),
    );
    await bury(
      unitOfWork,
      works.map(({ reaction, event, attempts, failure }) => ({
        ...{ reaction: reaction.name, event, attempts },
        reason: reasonOf(failure?.error),
      })),
    );
    for (const { reaction, event, attempts, failure } of works) {
      const detail = { err: failure?.error, reaction: reaction.name, eventId: event.id, attempts };
      logger.error(detail, 'event buried as dead letter');
      onHandled?.(reaction.name, 'dead');
    }
  }

  /** Runs of the stream arrive side by side; two transactions over many rows of one bureau could lock in a circle. */
  private oneAtATime<T>(bureauId: string, job: () => Promise<T>): Promise<T> {
    const before = this.lastOfBureau.get(bureauId) ?? Promise.resolve();
    const mine = before.then(job, job);
    this.lastOfBureau.set(bureauId, mine);
    const forget = () => {
      if (this.lastOfBureau.get(bureauId) === mine) this.lastOfBureau.delete(bureauId);
    };
    mine.then(forget, forget);
    return mine;
  }

  private count(works: readonly Work[], outcomes: readonly RunOutcome[]): void {
    outcomes.forEach((outcome, index) => {
      const work = works[index];
      if (work) this.options.onHandled?.(work.reaction.name, outcome);
    });
  }
}

function laneOf({ reaction, event }: Work): string {
  return `${reaction.name} ${event.partitionkey}`;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown').slice(0, 2_000);
}

/** What may leave the database: a message can quote a row, a name and a code cannot. */
function publicReason(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  const code = sqlState(error);
  return code === undefined ? name : `${name} ${code}`;
}
