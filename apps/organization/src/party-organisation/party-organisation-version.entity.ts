import { Column, Entity, PrimaryColumn } from 'typeorm';

/** §5.1: the Party's own tree, and the mass bodies it drives (R004.18). */
export const partyOrganisationKinds = [
  'party-group',
  'party-committee',
  'general-branch',
  'branch',
  'joint-branch',
  'small-group',
  'trade-union',
  'youth-league',
  'womens-committee',
] as const;
export type PartyOrganisationKind = (typeof partyOrganisationKinds)[number];

/** A Party organisation over a half-open span of days in which nothing about it changed. */
@Entity('party_organisation_version')
export class PartyOrganisationVersionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('text')
  kind!: PartyOrganisationKind;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_key' })
  nameKey!: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
