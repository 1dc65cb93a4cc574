import type { BoardEntry, OpenedBody } from '@huiyin/ballot-client';
import { appendEntry, type BoxedBallot, composeClosing, SheetOpener } from '@huiyin/ballot';
import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import type { KeyCustody } from '../custody/key-custody.queries';
import type { BallotBoxDoor, HandedSheet } from '../handover/ballot-box-door';
import type { AppraisalResults } from '../result/result.queries';
import type { AppraisalTexts } from '../result/text.queries';
import type { IssuanceQueries } from '../ticket/issuance.queries';
import type { AppraisalEntity } from './appraisal.entity';
import { BoxChangedSinceTakeOver } from './appraisal.errors';
import type { Counted } from './custody-records.rules';
import type { CustodyStep } from './custody-step';
import type { DestroyBallotSecrets } from './destroy-ballot-secrets';
import type { PaperDoor } from './paper-door';
import { hashOfSheets } from './take-over-appraisal';
import { turnoutOf } from './turnout.rules';

interface Rooms {
  readonly issuance: IssuanceQueries;
  readonly box: BallotBoxDoor;
  readonly custody: KeyCustody;
  readonly board: BoardQueries;
  readonly paper: PaperDoor;
  readonly results: AppraisalResults;
  readonly texts: AppraisalTexts;
}

/** Opens the sheets once, adds the paper, puts pieces and tally on the board (shown to nobody yet), destroys keys and sheets. */
export class CountAppraisal {
  constructor(
    private readonly step: CustodyStep,
    private readonly rooms: Rooms,
    private readonly secrets: DestroyBallotSecrets,
  ) {}

  /**
   * Counts once, however many ask; one that was interrupted is taken up again.
   * @throws AppraisalNotFound, AppraisalCannot, BoxChangedSinceTakeOver, ClosingKeySharesMissing, BallotBoxNotHandedOver
   */
  async execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const counted = await this.step.execute(
      actor,
      { appraisalId, permission: 'appraisal:custody', verb: 'count' },
      async ({ tx, appraisal, move }) => {
        appraisal.assertMay('count');
        appraisal.count(move, await this.count(tx, appraisal));
      },
    );
    await this.secrets.execute(appraisalId);
    return counted;
  }

  private async count(tx: Tx, appraisal: AppraisalEntity): Promise<Counted> {
    const { id: appraisalId, takeOver } = appraisal;
    const { board, box, issuance, paper, results, texts } = this.rooms;
    const opening = await board.opening(appraisalId);
    if (!opening) throw new Error('cannot happen: an open appraisal stands on the board');
    const [sheets, issued, forms] = await Promise.all([
      box.handedOver(appraisalId),
      issuance.issuedByClass(tx.manager, appraisalId),
      paper.paperFor(tx.manager, appraisalId),
    ]);
    if (hashOfSheets(sheets) !== takeOver?.sheetsHash) throw new BoxChangedSinceTakeOver();
    const ballots = await this.openAll(appraisalId, opening.body, sheets);
    // The openings of the commitments to withheld cells are dropped: nobody, not even we, can show them later.
    const closing = composeClosing(opening.body, { issued, ballots, paper: forms });
    const entry: BoardEntry = appendEntry([opening], { kind: 'closed', body: closing.body });
    await board.append(tx.manager, appraisalId, entry);
    await results.keep(tx.manager, appraisal, closing);
    await texts.keep(tx.manager, appraisal, closing.texts);
    return {
      turnout: turnoutOf(opening.body, closing.body),
      isValid: closing.body.valid,
      tallyHash: entry.hash,
    };
  }

  /** An empty box needs no key: shares that nobody collected are never handed in. */
  private async openAll(
    appraisalId: string,
    body: OpenedBody,
    sheets: readonly HandedSheet[],
  ): Promise<BoxedBallot[]> {
    if (sheets.length === 0) return [];
    const opener = await SheetOpener.fromPem(await this.rooms.custody.closingKey(appraisalId));
    const opened = await opener.openAll(body, sheets);
    return sheets.map(({ ticketClass, ticket }, at) => ({
      ...{ classId: ticketClass, ...ticket, sheet: opened[at] ?? null },
    }));
  }
}
