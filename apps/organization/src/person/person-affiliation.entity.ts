import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AffiliationAlreadyEnded, AffiliationEndsBeforeItBegins } from './affiliation.errors';
import type { AffiliationKind } from './person.rules';

/** Somebody belongs to a unit or works there for a time, over a half-open span of days. */
@Entity('person_affiliation')
export class PersonAffiliationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  kind!: AffiliationKind;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it is no longer so. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  /** From `on` (YYYY-MM-DD) it is no longer so. An end can come earlier than planned, not later. */
  end(on: string): void {
    if (on < this.validFrom) throw new AffiliationEndsBeforeItBegins();
    if (this.validTo !== null && on > this.validTo) throw new AffiliationAlreadyEnded(this.validTo);
    this.validTo = on;
  }
}
