import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A person of one bureau. No national id, no birthday: what a campaign does not need is not kept. Where somebody works
 * and what somebody is changes over time and stands in `person_affiliation` and `person_standing`.
 */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  /** As typed. */
  @Column('text')
  name!: string;

  /** Without white space: two-character names are padded in rosters (§5.3 item 10). Compared, never unique. */
  @Column('text', { name: 'name_key' })
  nameKey!: string;

  /** Set when this entry turned out to be a duplicate: the person goes on under that id. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;
}
