import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SelectionMethod } from './talent.rules';

/** How the holder of a secretary post was found (R004.24). */
@Entity('secretary_selection')
export class SecretarySelectionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @Column('text')
  method!: SelectionMethod;

  @Column('date', { name: 'selected_on' })
  selectedOn!: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
