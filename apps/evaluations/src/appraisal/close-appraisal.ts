import type { OpenedBody } from '@huiyin/ballot-client';
import {
  appendEntry,
  type BoxedBallot,
  composeClosing,
  SheetOpener,
  SheetUnreadable,
} from '@huiyin/ballot';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import type { BallotBox, BoxedSheet } from '../box/ballot-box.queries';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { IssuanceQueries } from '../ticket/issuance.queries';
import { AppraisalEntity } from './appraisal.entity';
import { AppraisalCannot } from './appraisal.errors';
import { AppraisalState, type ClassTurnout } from './appraisal.rules';
import type { DestroyBallotSecrets } from './destroy-ballot-secrets';
import type { AppraisalResults } from './result.queries';
import { mine } from './supervised-appraisal.rules';

interface Rooms {
  readonly issuance: IssuanceQueries;
  readonly box: BallotBox;
  readonly custody: KeyCustody;
  readonly board: BoardQueries;
  readonly results: AppraisalResults;
}

const sheetsAtOnce = 64;

/** Seals the box, opens the sheets once, puts pieces and tally on the board, destroys keys and sheets. */
export class CloseAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: Rooms,
    private readonly secrets: DestroyBallotSecrets,
  ) {}

  /** Closes once, however many ask; one that was interrupted is taken up again. @throws AppraisalNotFound, AppraisalCannot */
  async execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    // Committed on its own: from here no ticket is issued, whatever happens to the count.
    await this.unitOfWork.run(actor, async (tx) => {
      const appraisal = mine(
        await tx.lock(AppraisalEntity, appraisalId),
        actor,
        'appraisal:close',
        appraisalId,
      );
      appraisal.sealBox();
      await tx.save(appraisal);
    });
    const closed = await this.unitOfWork.run(actor, (tx) =>
      this.countLocked(tx, actor, appraisalId),
    );
    await this.secrets.execute(appraisalId);
    return closed;
  }

  private async countLocked(tx: Tx, actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const appraisal = mine(
      await tx.lock(AppraisalEntity, appraisalId),
      actor,
      'appraisal:close',
      appraisalId,
    );
    if (appraisal.state !== AppraisalState.BOX_SEALED)
      throw new AppraisalCannot('close', appraisal.state);
    const { board, box, custody, issuance, results } = this.rooms;
    const opening = await board.opening(appraisalId);
    if (!opening) throw new Error('cannot happen: an open appraisal stands on the board');
    await box.seal(appraisalId); // waits for casts under way: what was acknowledged is in
    const [sheets, issued, closingKey] = await Promise.all([
      box.sheets(appraisalId),
      issuance.issuedByClass(tx.manager, appraisalId),
      custody.closingKey(appraisalId),
    ]);
    const ballots = await openAll(opening.body, sheets, await SheetOpener.fromPem(closingKey));
    // The openings of the commitments to withheld cells are dropped: nobody, not even we, can show them later.
    const { body } = composeClosing(opening.body, { issued, ballots });
    await board.append(tx.manager, appraisalId, appendEntry([opening], { kind: 'closed', body }));
    await results.keep(tx.manager, appraisal, body);
    appraisal.close(turnoutOf(opening.body, body.turnout));
    return tx.save(appraisal);
  }
}

async function openAll(
  opened: OpenedBody,
  sheets: readonly BoxedSheet[],
  opener: SheetOpener,
): Promise<BoxedBallot[]> {
  const ballots: BoxedBallot[] = [];
  for (let at = 0; at < sheets.length; at += sheetsAtOnce) {
    const batch = sheets
      .slice(at, at + sheetsAtOnce)
      .map(async ({ ticketId, ticketClass, ticket, sealed }) => ({
        classId: ticketClass,
        ...ticket,
        sheet: await opener.open(opened, sealed, ticketId).catch(voidWhenUnreadable),
      }));
    ballots.push(...(await Promise.all(batch)));
  }
  return ballots;
}

function voidWhenUnreadable(error: unknown): null {
  if (error instanceof SheetUnreadable) return null;
  throw error;
}

function turnoutOf(
  opened: OpenedBody,
  turnout: readonly { classId: string; issued: number; cast: number; counted: number }[],
): ClassTurnout[] {
  const eligible = new Map(opened.ticketClasses.map((one) => [one.id, one.eligible]));
  return turnout.map(({ classId, ...counts }) => ({
    ticketClass: classId,
    eligible: eligible.get(classId) ?? 0,
    ...counts,
  }));
}
