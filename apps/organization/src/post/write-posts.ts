import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { announceHolding } from '../role-holding/announce-holding';
import { announceMemberships, bodyKinds } from '../role-holding/announce-memberships';
import type { UnitKind } from '../unit/unit.entity';
import type { PostKind } from './post-kinds.rules';
import { PostEntity } from './post.entity';

export interface NewPost {
  readonly bureauId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly partyOrganisationId?: string | null;
  readonly kind: PostKind;
  readonly title?: string | null;
  /** First day, YYYY-MM-DD. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

// PostgreSQL takes 65 535 parameters a statement; a post has twelve.
const rowsAtOnce = 4_000;

/** Writes posts and announces each: the one way by which posts begin. Grants are told by the caller, once for all. */
export async function writePosts(tx: Tx, posts: readonly NewPost[]): Promise<PostEntity[]> {
  const rows = posts.map((post) =>
    tx.manager.create(PostEntity, {
      id: newId(),
      partyOrganisationId: null,
      title: null,
      voidedAt: null,
      voidReason: null,
      ...post,
    }),
  );
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.manager.insert(PostEntity, rows.slice(from, from + rowsAtOnce));
  for (const row of rows) announceHolding(tx, { ...row, role: row.kind });
  const inBodies = rows.filter(({ kind }) => bodyKinds.includes(kind));
  await announceMemberships(
    tx,
    inBodies.map(({ personId }) => personId),
  );
  return rows;
}
