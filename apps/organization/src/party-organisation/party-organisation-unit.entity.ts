import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A Party organisation serves a unit over a span of days; a joint branch serves several (§5.1). */
@Entity('party_organisation_unit')
export class PartyOrganisationUnitEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
