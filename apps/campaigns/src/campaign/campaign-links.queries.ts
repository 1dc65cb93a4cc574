import type { EntityManager } from 'typeorm';

export interface KindPair {
  /** Kind of record in the campaign it is recorded in. */
  readonly from: string;
  /** Kind it is in the campaign it counts for too. */
  readonly to: string;
}

/** Where else a record of this kind counts (R003.20). */
export async function countsFor(
  manager: EntityManager,
  { bureauId, campaignId, kind }: { bureauId: string; campaignId: string; kind: string },
): Promise<{ campaignId: string; kind: string }[]> {
  const links: { campaignId: string; kinds: KindPair[] }[] = await manager.query(
    `SELECT counts_for_id AS "campaignId", kinds FROM campaign_link
     WHERE bureau_id = $1 AND campaign_id = $2 ORDER BY counts_for_id`,
    [bureauId, campaignId],
  );
  return links.flatMap(({ campaignId: id, kinds }) =>
    kinds.filter(({ from }) => from === kind).map(({ to }) => ({ campaignId: id, kind: to })),
  );
}

export async function saveLink(
  manager: EntityManager,
  link: {
    readonly bureauId: string;
    readonly campaignId: string;
    readonly countsForId: string;
    readonly kinds: readonly KindPair[];
    readonly linkedAt: Date;
    readonly linkedBy: string | null;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO campaign_link (campaign_id, counts_for_id, bureau_id, kinds, linked_at, linked_by)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (campaign_id, counts_for_id) DO UPDATE SET kinds = EXCLUDED.kinds`,
    [
      ...[link.campaignId, link.countsForId, link.bureauId, JSON.stringify(link.kinds)],
      ...[link.linkedAt, link.linkedBy],
    ],
  );
}
