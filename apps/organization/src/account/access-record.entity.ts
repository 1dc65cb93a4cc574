import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who let whom in with which login, and who shut whom out. The application may add rows, never change them. */
@Entity('access_record')
export class AccessRecordEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  action!: 'granted' | 'revoked' | 'moved';

  /** A person; the nil id when the system did it. */
  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
