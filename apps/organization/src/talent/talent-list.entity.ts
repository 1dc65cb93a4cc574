import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TalentLevel } from './talent.rules';

/** A list of talent with its target (R004.23). */
@Entity('talent_list')
export class TalentListEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  level!: TalentLevel;

  @Column('integer', { name: 'target_count', nullable: true })
  targetCount!: number | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
