import type { GroupRole } from './group-kinds.rules';

/** `place`: posts at the group's unit and its departments; `affiliated`: at every unit of the bureau but its organ. */
export const ruleReaches = ['place', 'affiliated'] as const;
export type RuleReach = (typeof ruleReaches)[number];

export interface CompositionRule {
  readonly role: GroupRole;
  /** Kinds of posts whose holders are in the group (R003.46: department directors and head nurses). */
  readonly posts: readonly string[];
  readonly reach: RuleReach;
}

export interface HeldPost {
  readonly personId: string;
  readonly kind: string;
  readonly reach: RuleReach;
}

export interface ComposedMember {
  readonly personId: string;
  readonly role: GroupRole;
  readonly source: 'name' | 'post';
}

/**
 * Who is in a group on one day, from what holds on that day: those named by hand as they are named; everybody else by
 * the first rule that names one of his or her posts, unless excepted. The database function `group_members_on` says
 * the same for many groups at once; a test holds the two together.
 */
export function composeMembers(
  rules: readonly CompositionRule[],
  posts: readonly HeldPost[],
  named: readonly { readonly personId: string; readonly role: GroupRole }[],
  excepted: ReadonlySet<string>,
): ComposedMember[] {
  const members = new Map<string, ComposedMember>();
  for (const { personId, role } of named) members.set(personId, { personId, role, source: 'name' });
  for (const { role, posts: kinds, reach } of rules)
    for (const post of posts) {
      const { personId } = post;
      if (post.reach !== reach || !kinds.includes(post.kind)) continue;
      if (members.has(personId) || excepted.has(personId)) continue;
      members.set(personId, { personId, role, source: 'post' });
    }
  return [...members.values()];
}
