import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TemplateDefinition } from './template-shape.rules';

/** A template a bureau wrote or adapted itself. A version is never changed: the next one is published beside it. */
@Entity('bureau_template')
export class BureauTemplateEntity {
  @PrimaryColumn('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  hash!: string;

  /** The whole definition, what it extends laid in: a later version of the base changes nothing here. */
  @Column('jsonb')
  definition!: TemplateDefinition;

  /** The text as it was handed in. */
  @Column('text')
  yaml!: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  @Column('uuid', { name: 'published_by' })
  publishedBy!: string;
}
