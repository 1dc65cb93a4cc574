import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LineageChange = 'merged' | 'split';

/** Which unit goes on in which, from which day on. */
@Entity('unit_lineage')
export class UnitLineageEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'predecessor_id' })
  predecessorId!: string;

  @Column('uuid', { name: 'successor_id' })
  successorId!: string;

  /** The first successor takes over what can be in one place only. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  change!: LineageChange;

  /** First day of the successor, YYYY-MM-DD. */
  @Column('date', { name: 'effective_on' })
  effectiveOn!: string;
}
