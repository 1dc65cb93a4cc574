import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PostAlreadyEnded, PostEndsBeforeItBegins } from './post.errors';

/** `campaign-office` is the office under the leading group (R000.72); a body member decides with others and gets no role by it. */
export const postKinds = [
  'campaign-office',
  'unit-principal',
  'department-head',
  'staff',
  'body-member',
] as const;
export type PostKind = (typeof postKinds)[number];

/** A post held by a person at a unit over a half-open span of days. */
@Entity('post')
export class PostEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  kind!: PostKind;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which the post is no longer held. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  /** From `on` (YYYY-MM-DD) the post is not held any more. An end can come earlier than planned, not later. */
  end(on: string): void {
    if (on < this.validFrom) throw new PostEndsBeforeItBegins();
    if (this.validTo !== null && on > this.validTo) throw new PostAlreadyEnded(this.validTo);
    this.validTo = on;
  }
}
