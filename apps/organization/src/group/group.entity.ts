import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GroupNotInForce } from './group.errors';
import type { GroupKind, SuperiorLevel } from './group-kinds.rules';

/** A group of any kind of §5.1 at a bureau (no place), a unit or a Party organisation, over a span of days. */
@Entity('work_group')
export class GroupEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  kind!: GroupKind;

  @Column('text')
  name!: string;

  /** In a numbered series: the third research group (R000.29). */
  @Column('integer', { nullable: true })
  number!: number | null;

  /** The unit or department it belongs to. */
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  /** An office stands under its leading group, a working group under its office (R003.71). */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  /** Where an office sits: the medical-affairs department, the organisation department (R002.3, R003.71). */
  @Column('uuid', { name: 'located_unit_id', nullable: true })
  locatedUnitId!: string | null;

  /** Who sent a group from above. */
  @Column('text', { nullable: true })
  superior!: SuperiorLevel | null;

  /** Set up for one campaign only. */
  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  /** How many leaders it may have at a time: two where secretary and president lead jointly (R003.80). */
  @Column('integer', { name: 'leader_seats' })
  leaderSeats!: number;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  /** Refuses days on which the group does not exist; `to` null = as long as the group. */
  covers(from: string, to: string | null): void {
    const { validFrom, validTo } = this;
    const last = to ?? validTo;
    if (from < validFrom || (validTo !== null && (from >= validTo || last! > validTo)))
      throw new GroupNotInForce(this.name, validFrom, validTo);
  }
}
