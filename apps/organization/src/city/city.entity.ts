import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The city above the bureaus. No tenant: it has a name and nothing else. */
@Entity('city')
export class CityEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;
}
