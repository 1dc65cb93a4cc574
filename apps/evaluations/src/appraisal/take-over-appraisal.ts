import { sha256Hex } from '@huiyin/ballot';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BallotBoxDoor, HandedSheet } from '../handover/ballot-box-door';
import type { IssuanceQueries } from '../ticket/issuance.queries';
import { AppraisalEntity } from './appraisal.entity';
import type { TakeOver } from './custody-records.rules';
import type { CustodyStep } from './custody-step';
import type { PaperDoor } from './paper-door';
import { custodian } from './supervised-appraisal.rules';

interface Rooms {
  readonly box: BallotBoxDoor;
  readonly issuance: IssuanceQueries;
  readonly paper: PaperDoor;
}

/** The leader of the supervision group takes the sealed box and signs: how many tickets, how many sheets, which sheets. */
export class TakeOverAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly step: CustodyStep,
    private readonly rooms: Rooms,
  ) {}

  /** @throws AppraisalNotFound, AppraisalCannot, BallotBoxNotHandedOver (ask again) */
  async execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    const asked = { appraisalId, permission: 'appraisal:take-over', verb: 'take-over' } as const;
    await this.unitOfWork.run(actor, async ({ manager }) => {
      const found = await manager.findOneBy(AppraisalEntity, { id: appraisalId });
      custodian(found, actor, asked.permission, appraisalId).assertMay('take-over');
    });
    // Outside the transaction: the box, another process, may take its time.
    const sheets = await this.rooms.box.handedOver(appraisalId);
    return this.step.execute(actor, asked, async ({ tx, appraisal, move }) => {
      const { by, at } = move;
      const takeOver = { by, at, ...(await this.totals(tx, appraisal, sheets)) };
      const printed = await this.rooms.paper.printed(tx.manager, appraisalId);
      appraisal.takeOverBox(move, takeOver, printed.length > 0);
    });
  }

  private async totals(
    tx: Tx,
    { id, classes }: AppraisalEntity,
    sheets: readonly HandedSheet[],
  ): Promise<Pick<TakeOver, 'classes' | 'sheetsHash'>> {
    const issued = await this.rooms.issuance.issuedByClass(tx.manager, id);
    return {
      classes: classes.map(({ id: ticketClass }) => ({
        ticketClass,
        issued: issued[ticketClass] ?? 0,
        cast: sheets.filter((sheet) => sheet.ticketClass === ticketClass).length,
      })),
      sheetsHash: hashOfSheets(sheets),
    };
  }
}

/** Of the sealed sheets in an order of their own: the same for the same box, however it is read. */
export function hashOfSheets(sheets: readonly HandedSheet[]): string {
  const hashes = sheets.map(({ ticketId, ticketClass, ticket, sealed }) =>
    sha256Hex(
      JSON.stringify([
        ...[ticketId, ticketClass, ticket.preparedMessage, ticket.signature],
        ...[sealed.alg, sealed.encryptedKey, sealed.iv, sealed.ciphertext],
      ]),
    ),
  );
  return sha256Hex(hashes.sort().join('\n'));
}
