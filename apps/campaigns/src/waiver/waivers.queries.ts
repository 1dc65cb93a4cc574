import type { EntityManager } from 'typeorm';
import type { Day } from '../calendar/days.rules';

interface OfDuty {
  readonly id: string;
  readonly bureauId: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly dutyKey: string;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

export async function insertWaiver(
  manager: EntityManager,
  waiver: OfDuty & { readonly expiresOn: Day | null },
): Promise<void> {
  await manager.query(
    `INSERT INTO waiver (id, bureau_id, campaign_id, unit_id, duty_key, reason, approved_by, known_at, expires_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...common(waiver), waiver.expiresOn],
  );
}

export async function insertExtension(
  manager: EntityManager,
  extension: OfDuty & { readonly dueOn: Day },
): Promise<void> {
  await manager.query(
    `INSERT INTO extension (id, bureau_id, campaign_id, unit_id, duty_key, reason, granted_by, known_at, due_on, place)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, 1 + count(*) FROM extension WHERE campaign_id = $3 AND duty_key = $5`,
    [...common(extension), extension.dueOn],
  );
}

/** Every waiver of the duty that was not taken back yet, and of the one it took over with its waiver. */
export async function revokeWaivers(
  manager: EntityManager,
  { campaignId, dutyKey, reason, by, at }: Omit<OfDuty, 'id' | 'bureauId' | 'unitId'>,
  waiverId: string | null,
): Promise<void> {
  await manager.query(
    `UPDATE waiver SET revoked_at = $3, revoked_by = $4, revocation_reason = $5
     WHERE campaign_id = $1 AND (duty_key = $2 OR id = $6) AND revoked_at IS NULL`,
    [campaignId, dutyKey, at, by, reason, waiverId],
  );
}

function common(one: OfDuty): unknown[] {
  const { id, bureauId, campaignId, unitId, dutyKey, reason, by, at } = one;
  return [id, bureauId, campaignId, unitId, dutyKey, reason, by, at];
}
