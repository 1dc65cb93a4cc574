import { violatedConstraint } from '@huiyin/events';
import { OfficeAndSupervisionApart } from '../role-holding/role-holding.errors';
import {
  ActingOverlaps,
  PostOverlaps,
  PostPlaceUnknown,
  PrincipalAlreadyAppointed,
  SeatTaken,
} from './post.errors';

interface Place {
  readonly unitId: string;
  readonly partyOrganisationId?: string | undefined;
}

/** What the database refused, said in words; everything else as it came. For posts and acting appointments. */
export function translatePostRefusal(error: unknown, place: Place): unknown {
  switch (violatedConstraint(error)) {
    case 'post_held_once':
      return new PostOverlaps();
    case 'post_one_principal':
      return new PrincipalAlreadyAppointed(place.unitId);
    case 'post_one_seat':
      return new SeatTaken(place.partyOrganisationId ?? place.unitId);
    case 'acting_appointment_one_a_seat':
    case 'acting_appointment_one_principal':
      return new ActingOverlaps();
    case 'post_party_organisation_fk':
    case 'acting_appointment_party_organisation_fk':
      return new PostPlaceUnknown(place.partyOrganisationId ?? '');
    case 'separated_duty_apart':
      return new OfficeAndSupervisionApart();
    default:
      return error;
  }
}
