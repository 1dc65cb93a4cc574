import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from './unit.entity';

/** A type a unit can be of (§5.1): data of the migrations, the same for every bureau. */
@Entity('unit_type')
export class UnitTypeEntity {
  @PrimaryColumn('text')
  kind!: UnitKind;

  @PrimaryColumn('text')
  code!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text', { name: 'title_zh' })
  titleZh!: string;

  @Column('text', { name: 'title_en' })
  titleEn!: string;
}
