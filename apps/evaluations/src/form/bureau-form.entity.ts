import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FormDefinition } from './form-shape.rules';

/** A form a bureau wrote itself. A version is never changed: the next one is published beside it. */
@Entity('bureau_form')
export class BureauFormEntity {
  @PrimaryColumn('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  hash!: string;

  @Column('jsonb')
  definition!: FormDefinition;

  /** The text as it was handed in. */
  @Column('text')
  yaml!: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  @Column('uuid', { name: 'published_by' })
  publishedBy!: string;
}
