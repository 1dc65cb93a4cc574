import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was shown the full phone numbers of which unit, when. The application may add rows, never change them. */
@Entity('phone_read_audit')
export class PhoneReadAuditEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('timestamptz', { name: 'read_at' })
  readAt!: Date;
}
