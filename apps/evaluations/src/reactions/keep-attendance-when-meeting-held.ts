import { MeetingHeld } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/events';

type Payload = ReturnType<typeof MeetingHeld.of>['payload'];

/** Who attended may vote in the appraisal that follows (R000.16). */
export const keepAttendanceWhenMeetingHeld: Reaction<Payload> = {
  name: 'keep-attendance-when-meeting-held',
  on: MeetingHeld,
  async react({ manager }, { payload }) {
    const { meetingId, bureauId, campaignId, unitId, kind, attendeePersonIds } = payload;
    await manager.query(
      `INSERT INTO known_meeting (id, bureau_id, campaign_id, unit_id, kind, attendee_person_ids)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT known_meeting_pk DO NOTHING`,
      [meetingId, bureauId, campaignId, unitId, kind, attendeePersonIds],
    );
  },
};
