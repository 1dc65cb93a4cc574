import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A health bureau: the tenant. Its rows are its own, so `bureauId` repeats the id and row-level security needs no exception. */
@Entity('bureau')
export class BureauEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'city_id' })
  cityId!: string;

  @Column('text')
  name!: string;

  /** Put before landlines that come without one (requirements.md §5.3 item 13). */
  @Column('text', { name: 'area_code' })
  areaCode!: string;

  /** IANA name; deadlines are days in it. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;
}
