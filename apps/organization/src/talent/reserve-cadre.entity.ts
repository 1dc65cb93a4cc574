import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgeBand, Education, ReserveLevel } from './talent.rules';

/** Somebody is kept in reserve for a level of post (R004.23). */
@Entity('reserve_cadre')
export class ReserveCadreEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text', { name: 'for_level' })
  forLevel!: ReserveLevel;

  @Column('text')
  education!: Education;

  @Column('text')
  specialty!: string;

  @Column('text', { name: 'age_band' })
  ageBand!: AgeBand;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
