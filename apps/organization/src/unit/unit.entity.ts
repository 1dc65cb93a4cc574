import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A participating unit: the bureau organ or a directly affiliated institution (R000.6). */
@Entity('unit')
export class UnitEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  name!: string;

  /** The name without white space, by which a roster finds a unit again (§5.3 items 10, 18). */
  @Column('text', { name: 'name_key' })
  nameKey!: string;

  @Column('text', { name: 'unit_type' })
  unitType!: string;
}
