import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from './unit.entity';

/** A unit over a half-open span of days in which nothing about it changed. The spans of a unit follow without a gap. */
@Entity('unit_version')
export class UnitVersionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** The unit's own, repeated for the constraints on names. */
  @Column('text')
  kind!: UnitKind;

  @Column('text')
  name!: string;

  /** The name as it is compared: by it a roster finds the unit again (§5.3 items 10, 18). */
  @Column('text', { name: 'name_key' })
  nameKey!: string;

  @Column('text', { name: 'unit_type' })
  unitType!: string;

  @Column('uuid', { name: 'parent_unit_id', nullable: true })
  parentUnitId!: string | null;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it is no longer so. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
