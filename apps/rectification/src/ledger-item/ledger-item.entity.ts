import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  EvidenceMissing,
  LedgerItemCannotMove,
  LedgerItemIncomplete,
  OtherEyesNeeded,
  OversightNoteMissing,
  WrongParty,
} from './ledger-item.errors';
import {
  type Hand,
  type LedgerItemKind,
  type LedgerItemState,
  type LedgerMove,
  moveRules,
} from './ledger-item.rules';

/** What R001.46 asks for before an item is undertaken. */
export interface Commitment {
  readonly target?: string | null;
  readonly dueOn?: string | null;
  readonly responsiblePersonId?: string | null;
}

/** One line of the rectification ledger (R001.44): its state and every guard of requirements.md §4.1. Never deleted. */
@Entity('ledger_item')
export class LedgerItemEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'problem_id' })
  problemId!: string;

  @Column('text')
  kind!: LedgerItemKind;

  @Column('text')
  content!: string;

  @Column('text', { nullable: true })
  target!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('uuid', { name: 'responsible_person_id', nullable: true })
  responsiblePersonId!: string | null;

  @Column('text')
  state!: LedgerItemState;

  /** How often it came back after having been struck off (R001.50). */
  @Column('integer')
  rebounds!: number;

  /** Counts the undertakings: evidence, notes and answers belong to one. */
  @Column('integer')
  round!: number;

  /** Lines of history so far. */
  @Column('integer')
  moves!: number;

  @Column('integer', { name: 'notes_in_round' })
  notesInRound!: number;

  /** Everybody who ever answered for or reported the work; none of them may check it, in no round. */
  @Column('uuid', { name: 'worker_ids', array: true })
  workerIds!: string[];

  @Column('uuid', { name: 'verified_by', nullable: true })
  verifiedBy!: string | null;

  @Column('uuid', { name: 'struck_off_by', nullable: true })
  struckOffBy!: string | null;

  /** Why the last strike-off of a measured problem goes without a re-measurement. */
  @Column('text', { name: 'remeasurement_waiver', nullable: true })
  remeasurementWaiver!: string | null;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt!: Date;

  register(by: Hand, now: Date): LedgerMove {
    if (by.party !== 'unit' && by.party !== 'office') throw new WrongParty('REGISTER', by.party);
    Object.assign(this, { rebounds: 0, round: 0, moves: 1, notesInRound: 0, workerIds: [] });
    Object.assign(this, { verifiedBy: null, struckOffBy: null, remeasurementWaiver: null });
    this.state = 'REGISTERED';
    this.registeredAt = now;
    return { name: 'REGISTER', from: null, to: 'REGISTERED', by, at: now, remark: null };
  }

  /** The office hands the item over; what was still open of target, time limit and responsible person is set with it. */
  undertake(by: Hand, now: Date, commitment: Commitment = {}): LedgerMove {
    this.mayMove('UNDERTAKE', by);
    const target = commitment.target ?? this.target;
    const dueOn = commitment.dueOn ?? this.dueOn;
    const responsiblePersonId = commitment.responsiblePersonId ?? this.responsiblePersonId;
    const needed = { content: this.content, target, dueOn, responsiblePersonId };
    const missing = Object.entries(needed).filter(([, value]) => !value);
    if (missing.length > 0) throw new LedgerItemIncomplete(missing.map(([name]) => name));
    Object.assign(this, {
      target,
      dueOn,
      responsiblePersonId,
      verifiedBy: null,
      struckOffBy: null,
    });
    this.round += 1;
    this.notesInRound = 0;
    this.addWorker(responsiblePersonId);
    return this.move('UNDERTAKE', by, now, null);
  }

  reportMeasure(by: Hand, now: Date, measure: string): LedgerMove {
    this.mayMove('MEASURE', by);
    this.addWorker(by.personId);
    return this.move('MEASURE', by, now, measure);
  }

  leaveNote(by: Hand, now: Date, note: string): LedgerMove {
    this.mayMove('NOTE', by);
    this.notesInRound += 1;
    return this.move('NOTE', by, now, note);
  }

  reportCompletion(by: Hand, now: Date, summary: string, evidenceCount: number): LedgerMove {
    this.mayMove('REPORT_COMPLETION', by);
    if (evidenceCount < 1) throw new EvidenceMissing();
    this.addWorker(by.personId);
    return this.move('REPORT_COMPLETION', by, now, summary);
  }

  returnCompletion(by: Hand, now: Date, reason: string): LedgerMove {
    this.mayMove('RETURN', by);
    return this.move('RETURN', by, now, reason);
  }

  verify(by: Hand, now: Date, remark: string | null): LedgerMove {
    this.mayMove('VERIFY', by);
    this.verifiedBy = by.personId;
    return this.move('VERIFY', by, now, remark);
  }

  /** `waiver`: why nothing is asked again; null when it will be, or when there is nothing to ask. */
  strikeOff(by: Hand, now: Date, waiver: string | null): LedgerMove {
    this.mayMove('STRIKE_OFF', by);
    if (by.personId === this.verifiedBy) throw new OtherEyesNeeded('STRIKE_OFF');
    if (this.notesInRound < 1) throw new OversightNoteMissing();
    this.struckOffBy = by.personId;
    this.remeasurementWaiver = waiver;
    return this.move('STRIKE_OFF', by, now, waiver);
  }

  giveFeedback(by: Hand, now: Date): LedgerMove {
    this.mayMove('GIVE_FEEDBACK', by);
    return this.move('GIVE_FEEDBACK', by, now, null);
  }

  /** Closed is not fixed (R001.50): the earlier closing stays in the history, the rebound is counted. */
  reopen(by: Hand, now: Date, reason: string | null): LedgerMove {
    this.mayMove('REOPEN', by);
    this.rebounds += 1;
    return this.move('REOPEN', by, now, reason);
  }

  private mayMove(name: keyof typeof moveRules, by: Hand): void {
    const { from, parties, needsOtherEyes } = moveRules[name];
    if (!parties.includes(by.party)) throw new WrongParty(name, by.party);
    if (!from.includes(this.state)) throw new LedgerItemCannotMove(name, this.state);
    if (!needsOtherEyes) return;
    if (by.personId === null || this.workerIds.includes(by.personId))
      throw new OtherEyesNeeded(name);
  }

  private move(
    name: keyof typeof moveRules,
    by: Hand,
    at: Date,
    remark: string | null,
  ): LedgerMove {
    const from = this.state;
    this.state = moveRules[name].to ?? from;
    this.moves += 1;
    return { name, from, to: this.state, by, at, remark };
  }

  private addWorker(personId: string | null): void {
    if (personId !== null && !this.workerIds.includes(personId))
      this.workerIds = [...this.workerIds, personId];
  }
}
