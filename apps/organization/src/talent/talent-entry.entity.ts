import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody stands on a talent list over a span of days. */
@Entity('talent_entry')
export class TalentEntryEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'list_id' })
  listId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
