import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { AppointUnitContact } from '../contact/appoint-unit-contact';
import { ContactVerbsResolver } from '../contact/contact-verbs.resolver';
import { CorrectContactPhones } from '../contact/correct-contact-phones';
import { EndUnitContact } from '../contact/end-unit-contact';
import { FacilityQueries } from '../facility/facility.queries';
import { OpinionBoxResolver, UnitOpinionBoxesResolver } from '../facility/facility.resolver';
import { RegisterOpinionBox } from '../facility/register-opinion-box';
import { RemoveOpinionBox } from '../facility/remove-opinion-box';
import { AssignContactPoint } from './assign-contact-point';
import type { ContactPointSources } from './contact-point.loader';
import { ContactPointQueries } from './contact-point.queries';
import {
  ContactPointResolver,
  PersonContactPointsResolver,
  UnitContactPointsResolver,
} from './contact-point.resolver';
import { EndContactPoint } from './end-contact-point';
import { SetContactPointQuota } from './set-contact-point-quota';

export interface ContactPointRoomParts {
  readonly reads: ScopedReads;
  readonly days: BureauDays;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** How a unit is reached: contact points, contacts with phones, opinion boxes. */
export function composeContactPoints({ reads, days, unitOfWork, clock }: ContactPointRoomParts): {
  readonly resolvers: readonly object[];
  readonly loaderSources: ContactPointSources;
} {
  const contactPoints = new ContactPointQueries(reads, days);
  const facilities = new FacilityQueries(reads, days);
  return {
    loaderSources: { contactPoints, facilities },
    resolvers: [
      new ContactPointResolver(contactPoints, {
        assign: new AssignContactPoint(unitOfWork),
        end: new EndContactPoint(unitOfWork),
        setQuota: new SetContactPointQuota(unitOfWork),
      }),
      new PersonContactPointsResolver(),
      new UnitContactPointsResolver(),
      new ContactVerbsResolver(
        new AppointUnitContact(unitOfWork),
        new EndUnitContact(unitOfWork, clock),
        new CorrectContactPhones(unitOfWork, clock),
      ),
      new OpinionBoxResolver(new RegisterOpinionBox(unitOfWork), new RemoveOpinionBox(unitOfWork)),
      new UnitOpinionBoxesResolver(),
    ],
  };
}
