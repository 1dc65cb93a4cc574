import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}
