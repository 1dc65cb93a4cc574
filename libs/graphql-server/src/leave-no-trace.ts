import type { Actor } from '@huiyin/identity';

const marked = new WeakSet<object>();

/** Of this error, nothing is logged when it is formatted: its time would tell when somebody cast, or took a ticket. */
export function leaveNoTrace(error: unknown): void {
  if (typeof error === 'object' && error !== null) marked.add(error);
}

export function leavesNoTrace(error: unknown): boolean {
  return typeof error === 'object' && error !== null && marked.has(error);
}

/** Marks errors of those who have not said who they are. */
export function leaveNoTraceOfAnonymous(
  errors: readonly unknown[],
  { actor }: { readonly actor: Actor },
): void {
  if (actor.kind === 'anonymous') errors.forEach(leaveNoTrace);
}
