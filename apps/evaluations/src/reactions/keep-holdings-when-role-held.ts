import { RoleHeld } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/events';

type Payload = ReturnType<typeof RoleHeld.of>['payload'];

/** Who held which role when: ticket classes may be of roles (A/B/C 票). The newest saying of a holding stands. */
export const keepHoldingsWhenRoleHeld: Reaction<Payload> = {
  name: 'keep-holdings-when-role-held',
  on: RoleHeld,
  async react({ manager }, { payload, time }) {
    const { holdingId, bureauId, personId, role, unitId, from, to, voided } = payload;
    await manager.query(
      `INSERT INTO known_holding AS known (holding_id, bureau_id, person_id, role, unit_id, from_day, to_day, voided, said_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT known_holding_pk DO UPDATE SET person_id = EXCLUDED.person_id, role = EXCLUDED.role,
         unit_id = EXCLUDED.unit_id, from_day = EXCLUDED.from_day, to_day = EXCLUDED.to_day, voided = EXCLUDED.voided,
         said_at = EXCLUDED.said_at
       WHERE known.said_at <= EXCLUDED.said_at`,
      [holdingId, bureauId, personId, role, unitId, from, to, voided, time],
    );
  },
};
