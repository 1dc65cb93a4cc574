import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `unit`: takes part in campaigns (R000.6). Departments and study groups stand inside one. */
export const unitKinds = ['unit', 'department', 'study-group'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A unit as far as it never changes. What it is called, what it is and where it stands: `UnitVersionEntity`. */
@Entity('unit')
export class UnitEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  kind!: UnitKind;
}
