import { newId } from '@huiyin/kernel';
import { holdsOn, type Span } from './span.rules';

/** One span of days in which nothing about a thing changed. The versions of a thing follow without a gap. */
export interface Version extends Span {
  readonly id: string;
  validFrom: string;
}

/** How to write a changed history: what ends is ended before its successor begins. */
export interface HistoryChange<V extends Version> {
  readonly changed: readonly V[];
  readonly added: readonly V[];
  readonly dropped: readonly V[];
}

export function heldOn<V extends Version>(history: readonly V[], day: string): V | undefined {
  return history.find((version) => holdsOn(version, day));
}

/**
 * From `on` on (YYYY-MM-DD) the facts are these, until the next day on which they change anyway: a change planned for
 * later stays planned. Days before `on` read as before. `held` is the version of that day.
 */
export function changedFrom<V extends Version>(
  history: readonly V[],
  held: V,
  on: string,
  facts: Partial<V>,
): HistoryChange<V> {
  const run = runFrom(history, held, facts);
  const later = run.filter((version) => version !== held);
  if (held.validFrom === on) return settled([held, ...later], facts);
  const begun = { ...held, id: newId(), validFrom: on, ...facts };
  held.validTo = on;
  later.forEach((version) => Object.assign(version, facts));
  return { changed: [held, ...later], added: [begun], dropped: [] };
}

/** A mistake is put right as if it had never been: on every day on which the same wrong facts stood in one piece. */
export function corrected<V extends Version>(
  history: readonly V[],
  held: V,
  facts: Partial<V>,
): HistoryChange<V> {
  const backwards = runFrom([...history].reverse(), held, facts);
  return settled([...new Set([...backwards.reverse(), ...runFrom(history, held, facts)])], facts);
}

/** From `on` on there is no such thing any more; what was planned for later is dropped. It had begun before `on`. */
export function endedOn<V extends Version>(history: readonly V[], on: string): HistoryChange<V> {
  const dropped = history.filter(({ validFrom }) => validFrom >= on);
  const last = history.filter(({ validFrom }) => validFrom < on).at(-1)!;
  last.validTo = on;
  return { changed: [last], added: [], dropped };
}

/** The version says so already. */
export function sameFacts<V extends Version>(version: V, facts: Partial<V>): boolean {
  return (Object.keys(facts) as (keyof V)[]).every((key) => version[key] === facts[key]);
}

function settled<V extends Version>(versions: V[], facts: Partial<V>): HistoryChange<V> {
  versions.forEach((version) => Object.assign(version, facts));
  return { changed: versions, added: [], dropped: [] };
}

/** `held` and what follows it as long as the facts to change are still the same as in it. */
function runFrom<V extends Version>(history: readonly V[], held: V, facts: Partial<V>): V[] {
  const keys = Object.keys(facts) as (keyof V)[];
  const following = history.slice(history.indexOf(held));
  const end = following.findIndex((version) => keys.some((key) => version[key] !== held[key]));
  return end < 0 ? following : following.slice(0, end);
}
