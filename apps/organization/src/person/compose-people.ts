import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { AccountResolver } from '../account/account.resolver';
import { GrantAccess } from '../account/grant-access';
import { RevokeAccess } from '../account/revoke-access';
import type { BureauDays } from '../bureau/bureau-days.queries';
import { ActingResolver } from '../post/acting.resolver';
import { AppointActing } from '../post/appoint-acting';
import { AppointPost } from '../post/appoint-post';
import { EndActing } from '../post/end-acting';
import { EndPost } from '../post/end-post';
import { PostQueries } from '../post/post.queries';
import { PostResolver } from '../post/post.resolver';
import { PartySecretaryResolver } from '../post/party-secretary.resolver';
import { PrincipalResolver } from '../post/principal.resolver';
import { UnitPostsResolver } from '../post/unit-posts.resolver';
import { VoidPost } from '../post/void-post';
import { AttachPerson } from './attach-person';
import { ChangeStanding } from './change-standing';
import { EndAttachment } from './end-attachment';
import { MergePeople } from './merge-people';
import { PersonDayQueries } from './person-day.queries';
import { PersonFieldsResolver } from './person-fields.resolver';
import { PersonMatchQueries } from './person-match.queries';
import { PersonVerbsResolver } from './person-verbs.resolver';
import { PersonQueries } from './person.queries';
import { PersonResolver } from './person.resolver';
import { RegisterPeople } from './register-people';
import { RenamePerson } from './rename-person';
import { TransferPerson } from './transfer-person';

export interface PeopleParts {
  readonly reads: ScopedReads;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly days: BureauDays;
}

/** People, their posts and logins: these rooms' part of the object graph. */
export function composePeople({ reads, unitOfWork, clock, days }: PeopleParts) {
  const persons = new PersonQueries(reads, days);
  const personDays = new PersonDayQueries(reads, days);
  const posts = new PostQueries(reads, days);
  const personVerbs = {
    register: new RegisterPeople(unitOfWork, clock),
    transfer: new TransferPerson(unitOfWork, clock),
    attach: new AttachPerson(unitOfWork),
    endAttachment: new EndAttachment(unitOfWork),
    changeStanding: new ChangeStanding(unitOfWork, clock),
    rename: new RenamePerson(unitOfWork),
    merge: new MergePeople(unitOfWork, clock),
  };
  const postVerbs = {
    appoint: new AppointPost(unitOfWork),
    end: new EndPost(unitOfWork),
    void: new VoidPost(unitOfWork, clock),
  };
  return {
    loaderSources: { persons, personDays, posts },
    resolvers: [
      new PersonResolver(persons, new PersonMatchQueries(reads, days)),
      new PersonFieldsResolver(),
      new PersonVerbsResolver(personVerbs),
      new PostResolver(postVerbs, posts),
      new ActingResolver(new AppointActing(unitOfWork), new EndActing(unitOfWork)),
      new PrincipalResolver(),
      new UnitPostsResolver(),
      new PartySecretaryResolver(),
      new AccountResolver(new GrantAccess(unitOfWork, clock), new RevokeAccess(unitOfWork, clock)),
    ],
  };
}
