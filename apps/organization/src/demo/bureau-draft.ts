import type { PostKind } from '../post/post-kinds.rules';
import type { CadreRank } from '../person/person.rules';
import type { Holding } from '../role-holding/announce-holding';
import type { UnitKind } from '../unit/unit.entity';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { type DemoRows, noRows } from './demo-tables';
import { derivedId, type Dice, diceOf, inventedName } from './invented.rules';

export interface DraftPlace {
  readonly bureauId: string;
  readonly seed: number;
  /** Where this bureau's names begin in the list of all invented ones. */
  readonly firstName: number;
  /** First day of whatever begins, YYYY-MM-DD. */
  readonly from: string;
}

export interface PostAt {
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly partyOrganisationId?: string;
}

/** A bureau while it is being invented: rows for its tables, and what there will be to announce about them. */
export class BureauDraft {
  readonly rows: DemoRows = noRows();
  readonly holdings: Holding[] = [];
  readonly dice: Dice;
  readonly bureauId: string;
  readonly from: string;
  private names: number;
  private readonly root: string;

  constructor({ bureauId, seed, firstName, from }: DraftPlace) {
    this.bureauId = bureauId;
    this.from = from;
    this.names = firstName;
    this.root = `${seed}:${bureauId}`;
    this.dice = diceOf(this.root);
  }

  id(path: string): string {
    return derivedId(this.root, path);
  }

  unit(
    path: string,
    unit: { name: string; unitType: string; kind?: UnitKind; parentUnitId?: string | null },
  ): string {
    const { name, unitType, kind = 'unit', parentUnitId = null } = unit;
    const id = this.id(path);
    this.rows.unit.push({ id, kind });
    this.rows.unit_version.push({
      id: this.id(`${path}/version`),
      unit_id: id,
      kind,
      name,
      name_key: unitAliasKey(name),
      unit_type: unitType,
      parent_unit_id: parentUnitId,
      valid_from: this.from,
    });
    return id;
  }

  /** Somebody whose home is this unit or department. */
  person(unitId: string, rank: CadreRank | null = null): string {
    const name = inventedName(this.names);
    const id = this.id(`person/${this.names}`);
    this.names += 1;
    this.rows.person.push({ id, name, name_key: name });
    this.rows.person_standing.push({
      id: this.id(`${id}/standing`),
      person_id: id,
      kind: 'staff',
      rank,
      is_cpc_member: rank !== null || this.dice.percent(35),
      valid_from: this.from,
    });
    this.home(id, unitId);
    return id;
  }

  home(personId: string, unitId: string): void {
    const id = this.id(`${personId}/home`);
    const row = { id, person_id: personId, unit_id: unitId, kind: 'own', valid_from: this.from };
    this.rows.person_affiliation.push(row);
  }

  post(personId: string, kind: PostKind, { unitId, unitKind, partyOrganisationId }: PostAt): void {
    const id = this.id(`${personId}/${kind}/${partyOrganisationId ?? unitId}`);
    this.rows.post.push({
      id,
      person_id: personId,
      unit_id: unitId,
      unit_kind: unitKind,
      party_organisation_id: partyOrganisationId ?? null,
      kind,
      valid_from: this.from,
    });
    this.hold(id, personId, kind, { unitId });
  }

  hold(
    id: string,
    personId: string,
    role: string,
    at: { unitId?: string | null; groupId?: string },
  ): void {
    const { bureauId, from } = this;
    this.holdings.push({ id, bureauId, personId, role, ...at, validFrom: from, validTo: null });
  }
}
