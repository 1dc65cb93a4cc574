import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was there: an id that stands for a person, nothing else. */
@Entity('meeting_attendance')
export class AttendanceEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;
}
