import { LRUCache } from 'lru-cache';
import type { Actor } from '@huiyin/identity';
import { type Clock, systemClock } from '@huiyin/kernel';
import { DirectoryUnavailable } from './actors.errors';

interface Entry {
  readonly actor: Actor;
  readonly at: number;
}

const freshMs = 30_000;
// While the directory is away nobody's roles can change in it; people go on working on what is known.
const usableMs = 10 * 60_000;

/** Subjects → actors: fresh for 30 s, one lookup at a time per subject, forgotten as soon as a change is announced. */
export class ActorCache {
  private readonly entries = new LRUCache<string, Entry>({ max: 20_000 });
  private readonly lookups = new Map<string, Promise<Actor>>();
  private readonly subjectsOf = new Map<string, Set<string>>();
  private generation = 0;

  constructor(
    private readonly find: (subject: string) => Promise<Actor>,
    private readonly clock: Clock = systemClock,
  ) {}

  async actorOf(subject: string): Promise<Actor> {
    const entry = this.entries.get(subject);
    if (entry && this.ageOf(entry) < freshMs) return entry.actor;
    return this.sharedLookUp(subject).catch((error: unknown) => {
      if (error instanceof DirectoryUnavailable && entry && this.ageOf(entry) < usableMs)
        return entry.actor;
      throw error;
    });
  }

  /** Called for every announced change of somebody's posts, memberships or assignments. */
  forget(personIds: readonly string[]): void {
    this.startGeneration();
    for (const personId of personIds) {
      for (const subject of this.subjectsOf.get(personId) ?? []) this.entries.delete(subject);
      this.subjectsOf.delete(personId);
    }
  }

  /** After announcements may have been missed. */
  forgetAll(): void {
    this.startGeneration();
    this.entries.clear();
    this.subjectsOf.clear();
  }

  // An answer that was under way when a change was announced may be older than the change: used once, never kept,
  // and nobody who asks from now on waits for it.
  private startGeneration(): void {
    this.generation += 1;
    this.lookups.clear();
  }

  private sharedLookUp(subject: string): Promise<Actor> {
    const underWay = this.lookups.get(subject);
    if (underWay) return underWay;
    const lookup = this.lookUp(subject).finally(() => {
      if (this.lookups.get(subject) === lookup) this.lookups.delete(subject);
    });
    this.lookups.set(subject, lookup);
    return lookup;
  }

  private async lookUp(subject: string): Promise<Actor> {
    const { generation } = this;
    const actor = await this.find(subject);
    if (generation === this.generation) this.keep(subject, actor);
    return actor;
  }

  private keep(subject: string, actor: Actor): void {
    this.entries.set(subject, { actor, at: this.clock.now().getTime() });
    if (actor.personId === null) return;
    const subjects = this.subjectsOf.get(actor.personId) ?? new Set();
    this.subjectsOf.set(actor.personId, subjects.add(subject));
    // Evicted entries leave their names here; emptied now and then, so that it cannot outgrow the cache.
    if (this.subjectsOf.size > 2 * this.entries.max) this.forgetAll();
  }

  private ageOf({ at }: Entry): number {
    return this.clock.now().getTime() - at;
  }
}
