import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person of one bureau. No national id, no birthday: what a campaign does not need is not kept. */
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

  /** Where the person takes part in campaigns and is counted, once, wherever further posts are held (R000.8). */
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;
}
