import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SupervisionGroupNotInForce } from './supervision-group.errors';

/** A supervision liaison group (督导联系组) sent by the bureau's Party committee (R000.72). */
@Entity('supervision_group')
export class SupervisionGroupEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  label!: string;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer exists; its number is free again. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  /** Refuses a membership or assignment of days on which the group does not exist; `to` null = as long as the group. */
  covers(from: string, to: string | null): void {
    const { validFrom, validTo } = this;
    const last = to ?? validTo;
    if (from < validFrom || (validTo !== null && (from >= validTo || last! > validTo)))
      throw new SupervisionGroupNotInForce(this.label, validFrom, validTo);
  }
}
