import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Day, dayIn } from '../calendar/days.rules';
import type { ChangeRecord } from './change-record';
import { FilingNotNext, FilingTargetUnknown } from './filing.errors';
import { insertFiling, newestFiling } from './given-out.queries';
import { leads, supervises } from './recorder.rules';

export interface FilingGiven {
  readonly recordId: string;
  readonly target: string;
  readonly happenedOn: Day | null;
  readonly documentNumber: string | null;
  readonly remark: string | null;
}

type FilingState = 'SUBMITTED' | 'RECEIVED' | 'RETURNED';

const before: Record<FilingState, readonly (FilingState | null)[]> = {
  SUBMITTED: [null, 'RETURNED'],
  RECEIVED: ['SUBMITTED'],
  RETURNED: ['SUBMITTED', 'RECEIVED'],
};

/** §4.16: a unit submits, each target receives or returns for itself; several superiors are several targets (R003.127). */
export class FileRecord {
  constructor(private readonly changes: ChangeRecord) {}

  submit(actor: Actor, given: FilingGiven): Promise<{ id: string }> {
    return this.take(actor, given, 'SUBMITTED');
  }

  receive(actor: Actor, given: FilingGiven): Promise<{ id: string }> {
    return this.take(actor, given, 'RECEIVED');
  }

  sendBack(actor: Actor, given: FilingGiven): Promise<{ id: string }> {
    return this.take(actor, given, 'RETURNED');
  }

  private take(actor: Actor, given: FilingGiven, state: FilingState): Promise<{ id: string }> {
    const { recordId, target } = given;
    // Who hands in is not who receives: the office and the supervision group receive, the unit submits.
    const isMine = (record: Parameters<typeof leads>[1]) =>
      actor.hasRole('campaign-office') ||
      (state === 'SUBMITTED' ? leads(actor, record) : supervises(actor, record));
    return this.changes.execute(actor, recordId, 'filing', isMine, async (tx, record, frame) => {
      const known = frame.definition.filingTargets.map(({ key }) => key);
      if (!known.includes(target)) throw new FilingTargetUnknown(known);
      const newest = await newestFiling(tx.manager, recordId, target);
      if (!before[state].includes(newest?.state ?? null))
        throw new FilingNotNext(target, newest?.state ?? null);
      const now = this.changes.keeper.clock.now();
      await insertFiling(tx.manager, record.bureauId, {
        ...{ id: newId(), recordId, target, state, place: (newest?.place ?? 0) + 1 },
        ...{ documentNumber: given.documentNumber, remark: given.remark?.trim() || null },
        happenedOn: given.happenedOn ?? dayIn(frame.timeZone, now),
        ...{ recordedAt: now, recordedBy: actor.personId },
      });
    });
  }
}
