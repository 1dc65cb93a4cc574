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
}
