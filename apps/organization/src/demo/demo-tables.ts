import type { EntityManager } from 'typeorm';

/** Columns of the tables the demo fills, with their types, in the order in which foreign keys allow filling them. */
export const demoTables = {
  unit: { id: 'uuid', kind: 'text' },
  unit_version: {
    id: 'uuid',
    unit_id: 'uuid',
    kind: 'text',
    name: 'text',
    name_key: 'text',
    unit_type: 'text',
    parent_unit_id: 'uuid',
    valid_from: 'date',
  },
  party_organisation: { id: 'uuid' },
  party_organisation_version: {
    id: 'uuid',
    organisation_id: 'uuid',
    kind: 'text',
    name: 'text',
    name_key: 'text',
    parent_id: 'uuid',
    valid_from: 'date',
  },
  party_organisation_unit: {
    id: 'uuid',
    organisation_id: 'uuid',
    unit_id: 'uuid',
    valid_from: 'date',
  },
  person: { id: 'uuid', name: 'text', name_key: 'text' },
  account: { subject: 'text', person_id: 'uuid' },
  person_affiliation: {
    id: 'uuid',
    person_id: 'uuid',
    unit_id: 'uuid',
    kind: 'text',
    valid_from: 'date',
  },
  person_standing: {
    id: 'uuid',
    person_id: 'uuid',
    kind: 'text',
    rank: 'text',
    is_cpc_member: 'boolean',
    valid_from: 'date',
  },
  post: {
    id: 'uuid',
    person_id: 'uuid',
    unit_id: 'uuid',
    unit_kind: 'text',
    party_organisation_id: 'uuid',
    kind: 'text',
    valid_from: 'date',
  },
  supervision_group: { id: 'uuid', number: 'integer', label: 'text', valid_from: 'date' },
  supervision_membership: {
    id: 'uuid',
    group_id: 'uuid',
    person_id: 'uuid',
    role: 'text',
    is_liaison: 'boolean',
    ordinal: 'integer',
    valid_from: 'date',
  },
  supervision_assignment: {
    id: 'uuid',
    unit_id: 'uuid',
    group_id: 'uuid',
    ordinal: 'integer',
    valid_from: 'date',
  },
  unit_contact: {
    id: 'uuid',
    unit_id: 'uuid',
    person_id: 'uuid',
    valid_from: 'date',
  },
  contact_phone: {
    id: 'uuid',
    contact_id: 'uuid',
    ordinal: 'integer',
    kind: 'text',
    raw: 'text',
    digits: 'text',
    to_verify: 'boolean',
  },
  work_group: {
    id: 'uuid',
    kind: 'text',
    name: 'text',
    unit_id: 'uuid',
    parent_id: 'uuid',
    located_unit_id: 'uuid',
    leader_seats: 'integer',
    valid_from: 'date',
  },
  work_group_membership: {
    id: 'uuid',
    group_id: 'uuid',
    person_id: 'uuid',
    role: 'text',
    seat: 'integer',
    seats: 'integer',
    ordinal: 'integer',
    valid_from: 'date',
  },
  contact_point: {
    id: 'uuid',
    person_id: 'uuid',
    kind: 'text',
    unit_id: 'uuid',
    valid_from: 'date',
  },
  unit_facility: {
    id: 'uuid',
    unit_id: 'uuid',
    kind: 'text',
    name: 'text',
    location: 'text',
    opened_by_id: 'uuid',
    valid_from: 'date',
  },
} as const satisfies Record<
  string,
  Record<string, 'uuid' | 'text' | 'date' | 'integer' | 'boolean'>
>;

interface Values {
  readonly uuid: string | null;
  readonly text: string | null;
  readonly date: string;
  readonly integer: number | null;
  readonly boolean: boolean | null;
}

export type DemoTable = keyof typeof demoTables;
export type DemoRow<T extends DemoTable> = {
  readonly [C in keyof (typeof demoTables)[T]]: Values[(typeof demoTables)[T][C] & keyof Values];
};
/** Of one bureau; the bureau itself is added when they are written. */
export type DemoRows = { readonly [T in DemoTable]: DemoRow<T>[] };

export function noRows(): DemoRows {
  const tables = Object.keys(demoTables).map((table) => [table, []]);
  return Object.fromEntries(tables) as unknown as DemoRows;
}

const rowsAtOnce = 20_000;

/**
 * Writes the rows of a bureau, a statement per table and 20 000 rows: arrays instead of a parameter per value. COPY
 * would be refused, as row-level security has no way to look into it, and the application role is under it here, too.
 */
export async function insertRows(
  manager: EntityManager,
  bureauId: string,
  rows: DemoRows,
): Promise<void> {
  for (const table of Object.keys(demoTables) as DemoTable[]) {
    const columns = Object.entries(demoTables[table]);
    const names = columns.map(([name]) => name).join(', ');
    const arrays = columns.map(([, type], at) => `$${at + 2}::${type}[]`).join(', ');
    const sql = `INSERT INTO ${table} (bureau_id, ${names}) SELECT $1::uuid, * FROM unnest(${arrays})`;
    const all = rows[table] as readonly Readonly<Record<string, unknown>>[];
    for (let from = 0; from < all.length; from += rowsAtOnce) {
      const some = all.slice(from, from + rowsAtOnce);
      await manager.query(sql, [
        bureauId,
        ...columns.map(([name]) => some.map((row) => row[name])),
      ]);
    }
  }
}
