import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of evidence by its hash; the bytes live elsewhere (issue "Closed is not fixed", B). Written once. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'ledger_item_id' })
  ledgerItemId!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  sha256!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('uuid', { name: 'reported_by' })
  reportedBy!: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt!: Date;
}
