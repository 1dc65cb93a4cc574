import type { EntityManager } from 'typeorm';

/** Codes of unit types by their Chinese and English titles, and by the code itself. */
export async function unitTypesByTitle(manager: EntityManager): Promise<Map<string, string>> {
  const rows: { code: string; zh: string; en: string }[] = await manager.query(
    `SELECT code, title_zh AS zh, title_en AS en FROM unit_type WHERE kind = 'unit'`,
  );
  return new Map(
    rows.flatMap(({ code, zh, en }) =>
      [zh, en.replace(/\s/g, ''), code].map((title) => [title, code] as const),
    ),
  );
}
