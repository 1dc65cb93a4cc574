import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PhoneKind = 'landline' | 'mobile';

/** A phone of a contact. Leaves the service only through PhoneQueries, which masks and audits (R000.81). */
@Entity('contact_phone')
export class ContactPhoneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'contact_id' })
  contactId!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  kind!: PhoneKind;

  /** As typed. */
  @Column('text')
  raw!: string;

  @Column('text')
  digits!: string;

  /** Absent: the bureau's own area (§5.3 item 13). */
  @Column('text', { name: 'area_code', nullable: true })
  areaCode!: string | null;

  @Column('text', { nullable: true })
  extension!: string | null;

  /** The same mobile stands with another contact, too (R000.79). */
  @Column('boolean', { name: 'to_verify' })
  toVerify!: boolean;
}
