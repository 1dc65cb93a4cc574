import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { isId } from '../ids.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import { unitPlan, type UnitPlan } from './unit-plan.rules';

interface Row {
  readonly duties: TemplateDefinition['duties'];
  readonly unitType: string;
  readonly mode: 'full' | 'contact-and-guidance';
}

/** The plan of a unit, as the campaign has it now; supervision sees its own units, a unit itself. */
export class UnitPlanQueries {
  constructor(private readonly reads: ScopedReads) {}

  async find(actor: Actor, campaignId: string, unitId: string): Promise<UnitPlan | null> {
    if (!isId(campaignId) || !isId(unitId)) return null;
    const row = await this.reads.one<Row>(
      actor,
      `SELECT c.definition->'duties' AS duties, u.unit_type AS "unitType", u.mode
       FROM campaign_unit u JOIN campaign c ON c.bureau_id = u.bureau_id AND c.id = u.campaign_id
       WHERE u.bureau_id = $1 AND ($2::uuid[] IS NULL OR u.unit_id = ANY(${unitsReached('$2')})) AND u.campaign_id = $3 AND u.unit_id = $4`,
      [actor.bureauId, unitScope(actor, 'duty:read'), campaignId, unitId],
    );
    return row && unitPlan(row, { unitId, unitType: row.unitType, mode: row.mode });
  }
}
