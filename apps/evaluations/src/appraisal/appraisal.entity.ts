import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AnnulmentNeedsAnother, AnnulmentNotAsked } from '../annulment/annulment.errors';
import type { FormDefinition } from '../form/form-shape.rules';
import type { ClassPlan } from '../voter/ticket-classes.rules';
import {
  AppraisalCannot,
  AppraisalNotWider,
  FollowUpsUnanswered,
  TallyNotSigned,
  TallySignedAlready,
  TallySignedOver,
} from './appraisal.errors';
import type { LeftOut } from './appraisal-objects.rules';
import {
  AppraisalState,
  type AppraisalVerb,
  hasReached,
  stateAfter,
} from './appraisal-states.rules';
import {
  type BallotMedium,
  type ClassTurnout,
  isWider,
  type PublicationScope,
  type ReportTarget,
} from './appraisal.rules';
import {
  type Annulment,
  type Counted,
  type Move,
  type Signature,
  type TakeOver,
} from './custody-records.rules';

/** A democratic appraisal after a meeting (R000.16), held by the supervision group (§4.5). */
@Entity('appraisal')
export class AppraisalEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** Who attended it may vote. Null: not held yet, or voters do not come from a meeting. */
  @Column('uuid', { name: 'meeting_id', nullable: true })
  meetingId!: string | null;

  @Column('timestamptz', { name: 'meeting_starts_at', nullable: true })
  meetingStartsAt!: Date | null;

  @Column('text')
  title!: string;

  @Column('text')
  state!: AppraisalState;

  /** As it was when the appraisal was created; a later version changes nothing here. */
  @Column('jsonb')
  form!: FormDefinition;

  @Column('jsonb')
  classes!: ClassPlan[];

  /** Who was proposed and is not appraised, with the rule that says so (R000.52, R002.15–16). */
  @Column('jsonb', { name: 'left_out' })
  leftOut!: LeftOut[];

  /** k: a result that rests on fewer answers is withheld. */
  @Column('integer')
  threshold!: number;

  @Column('double precision', { name: 'weak_below' })
  weakBelow!: number;

  /** In ten-thousandths of those eligible. */
  @Column('integer', { name: 'quorum_bp' })
  quorumBp!: number;

  @Column('integer', { name: 'min_counted' })
  minCounted!: number;

  /** How voters take part unless the supervision group says otherwise of one. */
  @Column('text')
  medium!: BallotMedium;

  /** Whether two people keep the closing key. */
  @Column('boolean', { name: 'splits_closing_key' })
  splitsClosingKey!: boolean;

  @Column('uuid', { name: 'remeasures_appraisal_id', nullable: true })
  remeasuresAppraisalId!: string | null;

  @Column('timestamptz', { name: 'forms_issued_at', nullable: true })
  formsIssuedAt!: Date | null;

  @Column('jsonb', { name: 'take_over', nullable: true })
  takeOver!: TakeOver | null;

  @Column('jsonb', { nullable: true })
  turnout!: ClassTurnout[] | null;

  /** Null until counted; false: no results (quorum, too few). */
  @Column('boolean', { name: 'is_valid', nullable: true })
  isValid!: boolean | null;

  /** Hash of the closing line: what the two signatures are over. */
  @Column('text', { name: 'tally_hash', nullable: true })
  tallyHash!: string | null;

  @Column('text', { nullable: true })
  summary!: string | null;

  @Column('text', { name: 'reported_to', nullable: true })
  reportedTo!: ReportTarget | null;

  @Column('text', { name: 'published_to', nullable: true })
  publishedTo!: PublicationScope | null;

  /** Null unless somebody asked to end it. */
  @Column('jsonb', { nullable: true })
  annulment!: Annulment | null;

  @Column('jsonb')
  signatures!: Signature[];

  @Column('jsonb')
  history!: Move[];

  issueForms(move: Move, issuedAt: Date): void {
    this.go(move);
    this.formsIssuedAt = issuedAt;
  }

  /** The meeting was held, the box is open. */
  open(move: Move, meetingId: string | null): void {
    this.go(move);
    this.meetingId = meetingId;
  }

  /** How many vote otherwise than with an account, and who said so: the state stays. */
  noteBallots(move: Move & { readonly count: number }): void {
    this.go(move);
  }

  seal(move: Move): void {
    this.go(move);
  }

  /** Without paper there is nothing to enter: the next two states are passed at once. */
  takeOverBox(move: Move, takeOver: TakeOver, hasPaper: boolean): void {
    this.go(move);
    this.takeOver = takeOver;
    if (hasPaper) return;
    this.go({ ...move, verb: 'double-enter' });
    this.go({ ...move, verb: 'reconcile' });
  }

  noteDoubleEntered(move: Move): void {
    this.go(move);
  }

  /** Back to the entry: a new clerk takes the seat. */
  noteClerkReplaced(move: Move): void {
    this.go(move);
  }

  noteReconciled(move: Move): void {
    this.go(move);
  }

  count(move: Move, { turnout, isValid, tallyHash }: Counted): void {
    this.go(move);
    Object.assign(this, { turnout, isValid, tallyHash });
  }

  /** Two different people, over the very tally that stands on the board (need 14). */
  signTally(move: Move, over: string): void {
    this.assertMay('sign-tally');
    if (over !== this.tallyHash) throw new TallySignedOver();
    const { by: personId, at } = move;
    if (this.tallySigners().includes(personId)) throw new TallySignedAlready();
    this.signatures = [...this.signatures, { over: this.tallyHash, personId, at }];
    this.history = [...this.history, move];
  }

  tallySigners(): string[] {
    return this.signatures
      .filter(({ over }) => over === this.tallyHash)
      .map(({ personId }) => personId);
  }

  summarise(move: Move, summary: string): void {
    this.assertMay('summarise');
    if (new Set(this.tallySigners()).size < 2) throw new TallyNotSigned();
    this.go(move);
    this.summary = summary;
  }

  report(move: Move): void {
    this.go(move);
    this.reportedTo = this.form.reportTo;
  }

  /** To nobody beyond what the form allows; a second time only to let more people read. Returns whether it is the first. */
  publish(move: Move, scope: PublicationScope): boolean {
    this.assertMay('publish');
    const isFirst = this.publishedTo === null;
    const tooWide = isWider(scope, this.form.publication.scope);
    if (tooWide || (this.publishedTo && !isWider(scope, this.publishedTo)))
      throw new AppraisalNotWider(scope, this.form.publication.scope, this.publishedTo);
    this.go(move);
    this.publishedTo = scope;
    return isFirst;
  }

  openFollowUp(move: Move): void {
    this.go(move);
  }

  /** R002.19: the salient problems have been followed up. */
  close(move: Move, unanswered: number): void {
    this.assertMay('close');
    if (unanswered > 0) throw new FollowUpsUnanswered(unanswered);
    this.go(move);
  }

  /** Asked again with the same reason nothing changes; another reason stands in its place. */
  askAnnulment(move: Move, reason: string): void {
    this.assertMay('ask-annulment');
    const { by: askedBy, at: askedAt } = move;
    if (this.annulment?.reason === reason && this.annulment.askedBy === askedBy) return;
    this.go({ ...move, reason });
    this.annulment = { reason, askedBy, askedAt, confirmedBy: null, confirmedAt: null };
  }

  /** By somebody else than who asked. */
  annul(move: Move): void {
    this.assertMay('annul');
    if (!this.annulment) throw new AnnulmentNotAsked();
    const { by: confirmedBy, at: confirmedAt } = move;
    if (this.annulment.askedBy === confirmedBy) throw new AnnulmentNeedsAnother();
    this.go({ ...move, reason: this.annulment.reason });
    this.annulment = { ...this.annulment, confirmedBy, confirmedAt };
  }

  assertMay(verb: AppraisalVerb): void {
    if (stateAfter(this.state, verb) === null) throw new AppraisalCannot(verb, this.state);
  }

  has(reached: AppraisalState): boolean {
    return hasReached(this.state, reached);
  }

  private go(move: Move): void {
    const next = stateAfter(this.state, move.verb);
    if (next === null) throw new AppraisalCannot(move.verb, this.state);
    this.state = next;
    this.history = [...this.history, move];
  }
}
