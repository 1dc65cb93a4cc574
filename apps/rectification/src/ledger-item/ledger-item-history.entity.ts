import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a ledger item: who, in which role, when, with which words. Written once. */
@Entity('ledger_item_history')
export class LedgerItemHistoryEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'ledger_item_id' })
  ledgerItemId!: string;

  @Column('integer')
  sequence!: number;

  @Column('integer')
  round!: number;

  @Column('text')
  move!: string;

  @Column('text', { name: 'from_state', nullable: true })
  from!: string | null;

  @Column('text', { name: 'to_state' })
  to!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('text')
  role!: string;

  @Column('text', { nullable: true })
  remark!: string | null;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;
}
