import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from '../unit/unit.entity';
import type { PostKind } from './post-kinds.rules';
import { PostAlreadyEnded, PostEndsBeforeItBegins, PostIsVoid } from './post.errors';

/** Somebody does the work of a chair while its holder is on leave or nobody sits on it (§7.51). */
@Entity('acting_appointment')
export class ActingAppointmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text', { name: 'unit_kind' })
  unitKind!: UnitKind;

  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  @Column('text')
  kind!: PostKind;

  /** The post whose holder is on leave; null: the chair is vacant. */
  @Column('uuid', { name: 'absent_post_id', nullable: true })
  absentPostId!: string | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('timestamptz', { name: 'voided_at', nullable: true })
  voidedAt!: Date | null;

  @Column('text', { name: 'void_reason', nullable: true })
  voidReason!: string | null;

  /** From `on` (YYYY-MM-DD) nobody acts any more. An end can come earlier than planned, not later. */
  end(on: string): void {
    if (this.voidedAt !== null) throw new PostIsVoid();
    if (on < this.validFrom) throw new PostEndsBeforeItBegins();
    if (this.validTo !== null && on > this.validTo) throw new PostAlreadyEnded(this.validTo);
    this.validTo = on;
  }
}
