import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ParticipationMode } from './campaign-unit.entity';

/** One unit takes part otherwise than its type says, in campaigns of a template that open from now on (R000.7). */
@Entity('participation_override')
export class ParticipationOverrideEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text', { name: 'template_key' })
  templateKey!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  mode!: ParticipationMode;

  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'decided_by' })
  decidedBy!: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;
}
