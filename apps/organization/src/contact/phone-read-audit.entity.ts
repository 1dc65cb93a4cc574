import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the numbers went: onto a page, or into a file of this kind. */
export const phoneReadPurposes = ['graph', 'docx', 'xlsx', 'txt', 'csv'] as const;
export type PhoneReadPurpose = (typeof phoneReadPurposes)[number];

/**
 * Who was shown the full phone numbers of which unit, when and on what. The application may add rows, never change or
 * delete them. Kept for at least 180 days (MLPS 2.0 level 3, 8.1.4.3); what is older may be cleared by the owner only.
 */
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

  @Column('text')
  purpose!: PhoneReadPurpose;
}
