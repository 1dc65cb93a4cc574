import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UnitAliasEnded } from './unit.errors';

/** Another name by which a unit is found, never created twice (§5.3 item 18): a short form, a former name. */
@Entity('unit_alias')
export class UnitAliasEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_key' })
  nameKey!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  /** From `on` (YYYY-MM-DD) it leads nowhere; when it began later, it never did. */
  end(on: string): void {
    if (this.validTo !== null && this.validTo <= on) throw new UnitAliasEnded(this.validTo);
    this.validTo = on < this.validFrom ? this.validFrom : on;
  }
}
