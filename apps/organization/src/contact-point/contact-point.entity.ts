import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `hung-point`: a leader of the level above who reviews the unit's materials (挂点领导). */
export const contactPointKinds = ['contact-point', 'hung-point'] as const;
export type ContactPointKind = (typeof contactPointKinds)[number];

/** A leader is paired with a unit, department or Party organisation over a span of days (R002.5, R003.96). */
@Entity('contact_point')
export class ContactPointEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  kind!: ContactPointKind;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
