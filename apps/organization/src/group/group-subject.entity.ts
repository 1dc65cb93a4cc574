import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Intensity } from '../supervision-group/supervision-assignment.entity';

/** What a group goes to or watches: a unit or a Party organisation (R000.29, R000.65, R002.4). */
@Entity('work_group_subject')
export class GroupSubjectEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  /** Supervision only (R002.4). */
  @Column('text', { nullable: true })
  intensity!: Intensity | null;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
