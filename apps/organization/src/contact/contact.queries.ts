import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import type { PhoneKind } from './contact-phone.entity';
import type { ContactNode } from './contact.types';

export interface PhoneRow {
  readonly contactId: string;
  readonly unitId: string;
  readonly kind: PhoneKind;
  readonly digits: string;
  readonly areaCode: string | null;
  readonly extension: string | null;
  readonly toVerify: boolean;
}

export class ContactQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  /** Per unit its contacts on a day, null = today. */
  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<ContactNode[][]> {
    const rows = await this.reads.rows<ContactNode>(
      actor,
      `SELECT c.id, c.unit_id AS "unitId", c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo", json_build_object('id', p.id, 'name', p.name) AS person
       FROM unit_contact c JOIN person p ON p.bureau_id = c.bureau_id AND p.id = c.person_id
       WHERE c.bureau_id = $1 AND c.unit_id = ANY($2::uuid[]) AND ${validOn('c', '$4')}
         AND ($3::uuid[] IS NULL OR c.unit_id = ANY($3)) ORDER BY c.valid_from, p.name, c.id`,
      [actor.bureauId, unitIds, directoryScope(actor).unitIds, await this.days.of(actor, asOf)],
    );
    return listsFor(unitIds, stamped(rows, asOf), ({ unitId }) => unitId);
  }

  /** Full numbers of contacts that are not over: for ReadPhones only, which masks and audits. */
  async phones(actor: Actor, contactIds: readonly string[]): Promise<PhoneRow[]> {
    return this.reads.rows(
      actor,
      `SELECT f.contact_id AS "contactId", c.unit_id AS "unitId", f.kind, f.digits, f.area_code AS "areaCode",
              f.extension, f.to_verify AS "toVerify"
       FROM contact_phone f JOIN unit_contact c ON c.bureau_id = f.bureau_id AND c.id = f.contact_id
       WHERE f.bureau_id = $1 AND f.contact_id = ANY($2::uuid[]) AND (c.valid_to IS NULL OR c.valid_to > $4::date)
         AND ($3::uuid[] IS NULL OR c.unit_id = ANY($3)) ORDER BY f.ordinal, f.id`,
      [actor.bureauId, contactIds, directoryScope(actor).unitIds, await this.days.of(actor)],
    );
  }
}
