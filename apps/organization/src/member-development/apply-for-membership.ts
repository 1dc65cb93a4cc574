import { type Tx, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { lockPerson } from '../person/lock-person';
import { PersonNotFound } from '../person/person.errors';
import type { DevelopmentSteps } from './development-steps';
import { applicantOn } from './development-people.queries';
import { MemberDevelopmentEntity } from './member-development.entity';
import {
  AlreadyInDevelopment,
  AlreadyPartyMember,
  WorksNowhere,
} from './member-development.errors';
import type { DevelopmentTarget } from './member-development.rules';

export interface Application {
  readonly personId: string;
  readonly target: DevelopmentTarget;
  readonly partyOrganisationId?: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly note?: string;
}

/** Begins a course at the unit where the applicant works. One running course a person. */
export class ApplyForMembership {
  constructor(private readonly steps: DevelopmentSteps) {}

  async execute(actor: Actor, application: Application): Promise<MemberDevelopmentEntity> {
    try {
      return await this.steps.unitOfWork.run(actor, (tx) => this.apply(tx, actor, application));
    } catch (error) {
      if (violatedConstraint(error) === 'member_development_one_running')
        throw new AlreadyInDevelopment(application.personId);
      throw error;
    }
  }

  private async apply(tx: Tx, actor: Actor, application: Application) {
    const { personId, on } = application;
    const { bureauId } = await lockPerson(tx, personId);
    const { unitId, isCpcMember } = await applicantOn(tx.manager, personId, on);
    if (unitId === null) throw new WorksNowhere(personId);
    if (!actor.coversUnit('member-development:record', unitId)) throw new PersonNotFound(personId);
    if (isCpcMember) throw new AlreadyPartyMember(personId);
    const course = tx.manager.create(MemberDevelopmentEntity, {
      id: newId(),
      bureauId,
      personId,
      unitId,
      partyOrganisationId: application.partyOrganisationId ?? null,
      target: application.target,
      state: 'APPLICANT',
      round: 1,
      appliedOn: on,
      lastStepOn: on,
      steps: 0,
      noticeFrom: null,
      noticeTo: null,
      openObjections: 0,
      admittedOn: null,
    });
    const words = { kind: 'applied', round: 1, note: application.note } as const;
    return this.steps.record(tx, actor, course, words);
  }
}
