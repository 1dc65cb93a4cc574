import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A Party organisation or mass body as far as it never changes; the rest stands in its versions. */
@Entity('party_organisation')
export class PartyOrganisationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;
}
