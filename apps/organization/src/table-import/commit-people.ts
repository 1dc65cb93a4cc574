import type { Tx } from '@huiyin/events';
import { emitGrantsChanged } from '../account/grants-changed';
import { announceHolding } from '../role-holding/announce-holding';

interface Place {
  readonly id: string;
  readonly bureauId: string;
}

const rowsOf = `import_row r WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped`;
const rowsAtOnce = 500;

const addPeople = `
  INSERT INTO person (id, bureau_id, name, name_key)
  SELECT r.id, $1, r.name, r.name_key FROM ${rowsOf} AND r.is_new_person ORDER BY r.row`;
const addStandings = `
  INSERT INTO person_standing (id, bureau_id, person_id, kind, valid_from)
  SELECT gen_random_uuid(), $1, r.id, 'staff', $3::date FROM ${rowsOf} AND r.is_new_person`;
const addHomes = `
  INSERT INTO person_affiliation (id, bureau_id, person_id, unit_id, kind, valid_from)
  SELECT gen_random_uuid(), $1, r.id, r.unit_id, 'own', $3::date FROM ${rowsOf} AND r.is_new_person`;
// One post of a kind at a unit: somebody who is listed twice with it holds it once.
const addPosts = `
  INSERT INTO post (id, bureau_id, person_id, unit_id, unit_kind, kind, title, valid_from)
  SELECT DISTINCT ON (r.person_id, r.unit_id, r.post_kind)
    r.post_id, $1::uuid, r.person_id, r.unit_id, 'unit', r.post_kind, r.title, $3::date
  FROM ${rowsOf} AND r.verdict IN ('PERSON_ADDED', 'POST_ADDED')
  ORDER BY r.person_id, r.unit_id, r.post_kind, r.row`;
// The posts just begun, so many at a time that a hundred thousand need no memory.
const begunPosts = `
  SELECT p.id, p.person_id AS "personId", p.unit_id AS "unitId", p.kind
  FROM import_row r JOIN post p ON p.bureau_id = r.bureau_id AND p.id = r.post_id
  WHERE r.bureau_id = $1 AND r.import_id = $2 AND r.row > $3 AND r.row <= $4`;
const lastRow = `SELECT COALESCE(max(r.row), 0) AS row FROM ${rowsOf}`;
const renamePosts = `
  UPDATE post p SET title = r.title FROM ${rowsOf} AND r.verdict = 'TITLE_CHANGED'
    AND p.bureau_id = $1 AND p.person_id = r.person_id AND p.unit_id = r.unit_id AND p.kind = r.post_kind
    AND p.voided_at IS NULL AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date)`;
// New people have no account yet; whoever was known may be signed in.
const known = `
  SELECT DISTINCT r.person_id AS id FROM ${rowsOf} AND r.verdict = 'POST_ADDED'
    AND EXISTS (SELECT FROM account a WHERE a.bureau_id = $1 AND a.person_id = r.person_id)`;

interface Post {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly kind: string;
}

/** Takes over the people of a checked table, set by set; each post is announced. */
export async function commitPeople(tx: Tx, place: Place, today: string): Promise<void> {
  const [params, dated] = [
    [place.bureauId, place.id],
    [place.bureauId, place.id, today],
  ];
  const { manager } = tx;
  await manager.query(addPeople, params);
  await manager.query(addStandings, dated);
  await manager.query(addHomes, dated);
  await manager.query(addPosts, dated);
  await manager.query(renamePosts, dated);
  await announcePosts(tx, place, today);
  const people = await manager.query<{ id: string }[]>(known, params);
  emitGrantsChanged(
    tx,
    place.bureauId,
    people.map(({ id }) => id),
  );
}

async function announcePosts(
  tx: Tx,
  { id: importId, bureauId }: Place,
  today: string,
): Promise<void> {
  const span = { validFrom: today, validTo: null };
  const [last] = await tx.manager.query<{ row: number }[]>(lastRow, [bureauId, importId]);
  for (let after = 0; after < (last?.row ?? 0); after += rowsAtOnce) {
    const posts = await tx.manager.query<Post[]>(begunPosts, [
      bureauId,
      importId,
      after,
      after + rowsAtOnce,
    ]);
    for (const { id, personId, unitId, kind } of posts)
      announceHolding(tx, { id, bureauId, personId, role: kind, unitId, ...span });
    await tx.flush();
  }
}
