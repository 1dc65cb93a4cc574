import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  BallotNotPossible,
  NoObjectionOpen,
  NoticeNotOver,
  NoticeTooShort,
  ObjectionOpen,
  StepBeforeTheLast,
  StepNotPossible,
} from './member-development.errors';
import {
  type AdmissionBallot,
  type DevelopmentState,
  type DevelopmentTarget,
  type Failure,
  isCarried,
  isPossible,
  type StepKind,
} from './member-development.rules';

/** R004.19 names no length: five days, as the sources' other notices. */
export const leastNoticeDays = 5;

const dayMs = 86_400_000;

/** The course by which somebody becomes a Party member (R004.19, §4.20). Each method is one step and says which. */
@Entity('member_development')
export class MemberDevelopmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  /** Where the person worked when applying. */
  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'party_organisation_id', nullable: true })
  partyOrganisationId!: string | null;

  @Column('text')
  target!: DevelopmentTarget;

  @Column('text')
  state!: DevelopmentState;

  /** From 1; one more each time the application goes back to its beginning. */
  @Column('integer')
  round!: number;

  @Column('date', { name: 'applied_on' })
  appliedOn!: string;

  @Column('date', { name: 'last_step_on' })
  lastStepOn!: string;

  /** Steps recorded so far. */
  @Column('integer')
  steps!: number;

  /** First day of the public notice. */
  @Column('date', { name: 'notice_from', nullable: true })
  noticeFrom!: string | null;

  /** First day after it. */
  @Column('date', { name: 'notice_to', nullable: true })
  noticeTo!: string | null;

  @Column('integer', { name: 'open_objections' })
  openObjections!: number;

  @Column('date', { name: 'admitted_on', nullable: true })
  admittedOn!: string | null;

  recommend(on: string): StepKind {
    this.follow('recommend', ['APPLICANT'], on);
    this.state = 'RECOMMENDED';
    return this.taken('recommended', on);
  }

  /** Published from `on` to the day before `until`. */
  publish(on: string, until: string): StepKind {
    this.follow('publish', ['RECOMMENDED'], on);
    const days = (Date.parse(until) - Date.parse(on)) / dayMs;
    if (!(days >= leastNoticeDays)) throw new NoticeTooShort(leastNoticeDays);
    this.noticeFrom = on;
    this.noticeTo = until;
    this.state = 'PUBLIC_NOTICE';
    return this.taken('published', on);
  }

  object(on: string): StepKind {
    this.follow('object', ['PUBLIC_NOTICE'], on);
    this.openObjections += 1;
    return this.taken('objected', on);
  }

  dismissObjection(on: string): StepKind {
    this.expectObjection(on);
    this.openObjections -= 1;
    return this.taken('objection-dismissed', on);
  }

  upholdObjection(on: string, failure: Failure): StepKind {
    this.expectObjection(on);
    this.fail(failure);
    return this.taken('objection-upheld', on);
  }

  vote(on: string, ballot: AdmissionBallot, failure: Failure): StepKind {
    this.follow('vote', ['PUBLIC_NOTICE'], on);
    if (this.openObjections > 0) throw new ObjectionOpen(this.openObjections);
    if (this.noticeTo !== null && on < this.noticeTo) throw new NoticeNotOver(this.noticeTo);
    if (!isPossible(ballot)) throw new BallotNotPossible();
    if (isCarried(ballot)) this.state = 'BALLOT_VOTED';
    else this.fail(failure);
    return this.taken(isCarried(ballot) ? 'voted-for' : 'voted-down', on);
  }

  admit(on: string): StepKind {
    this.follow('admit', ['BALLOT_VOTED'], on);
    this.admittedOn = on;
    this.state = 'ADMITTED';
    return this.taken('admitted', on);
  }

  /** Back to the beginning, whatever was found on the way. */
  return(on: string): StepKind {
    this.follow('return', ['RECOMMENDED', 'PUBLIC_NOTICE', 'BALLOT_VOTED'], on);
    this.fail('return');
    return this.taken('returned', on);
  }

  stop(on: string): StepKind {
    this.follow('stop', ['APPLICANT', 'RECOMMENDED', 'PUBLIC_NOTICE', 'BALLOT_VOTED'], on);
    this.fail('stop');
    return this.taken('stopped', on);
  }

  private follow(step: string, states: readonly DevelopmentState[], on: string): void {
    if (!states.includes(this.state)) throw new StepNotPossible(step, this.state);
    if (on < this.lastStepOn) throw new StepBeforeTheLast(this.lastStepOn);
  }

  private expectObjection(on: string): void {
    this.follow('settle an objection', ['PUBLIC_NOTICE'], on);
    if (this.openObjections === 0) throw new NoObjectionOpen();
  }

  private taken(kind: StepKind, on: string): StepKind {
    this.lastStepOn = on;
    return kind;
  }

  private fail(failure: Failure): void {
    this.openObjections = 0;
    this.noticeFrom = null;
    this.noticeTo = null;
    if (failure === 'return') this.round += 1;
    this.state = failure === 'return' ? 'APPLICANT' : 'STOPPED';
  }
}
