import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from '../unit/unit.entity';
import type { PostKind } from './post-kinds.rules';
import { PostAlreadyEnded, PostEndsBeforeItBegins, PostIsVoid } from './post.errors';

/** A post held by a person at a unit, department or Party organisation over a half-open span of days. */
@Entity('post')
export class PostEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  /** The unit, department or study group. */
  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** Of the unit, which never changes: whether the post is a department's decides how many may hold it. */
  @Column('text', { name: 'unit_kind' })
  unitKind!: UnitKind;

  /** For posts of a Party organisation that is served at that unit, such as a branch secretary. */
  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  @Column('text')
  kind!: PostKind;

  /** As the post is called there, e.g. 副院长（分管护理）. */
  @Column('text', { nullable: true })
  title!: string | null;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which the post is no longer held. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('timestamptz', { name: 'voided_at', nullable: true })
  voidedAt!: Date | null;

  @Column('text', { name: 'void_reason', nullable: true })
  voidReason!: string | null;

  /** From `on` (YYYY-MM-DD) the post is not held any more. An end can come earlier than planned, not later. */
  end(on: string): void {
    if (this.voidedAt !== null) throw new PostIsVoid();
    if (on < this.validFrom) throw new PostEndsBeforeItBegins();
    if (this.validTo !== null && on > this.validTo) throw new PostAlreadyEnded(this.validTo);
    this.validTo = on;
  }

  /** It was recorded by mistake. Said twice, the first word stands. */
  void(reason: string, at: Date): void {
    if (this.voidedAt !== null) return;
    this.voidedAt = at;
    this.voidReason = reason;
  }
}
