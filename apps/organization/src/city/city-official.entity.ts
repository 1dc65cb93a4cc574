import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody of the city-level office: sees the names of the city's bureaus, never their rows. */
@Entity('city_official')
export class CityOfficialEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'city_id' })
  cityId!: string;

  @Column('text')
  name!: string;

  /** OIDC subject. */
  @Column('text')
  subject!: string;
}
