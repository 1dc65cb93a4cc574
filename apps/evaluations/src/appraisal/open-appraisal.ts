import type { OpenedBody } from '@huiyin/ballot-client';
import { appendEntry, composeOpening } from '@huiyin/ballot';
import { AppraisalOpened } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import type { BallotBox } from '../box/ballot-box.queries';
import {
  closingKeyId,
  type KeyCustody,
  type PreparedKeys,
  ticketKeyId,
} from '../custody/key-custody.queries';
import type { IssuanceQueries } from '../ticket/issuance.queries';
import { AppraisalEntity } from './appraisal.entity';
import { AppraisalCannot, AppraisalHasNoVoters } from './appraisal.errors';
import { AppraisalState, attendeeClass, ballotDefinition } from './appraisal.rules';
import { AppraisalTargetEntity } from './appraisal-target.entity';
import { mine } from './supervised-appraisal.rules';

interface Rooms {
  readonly issuance: IssuanceQueries;
  readonly box: BallotBox;
  readonly custody: KeyCustody;
  readonly board: BoardQueries;
}

/** Fixes the question, the voters, the threshold and the keys on the board; from then on tickets can be asked for. */
export class OpenAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rooms: Rooms,
    private readonly keyBits: number,
  ) {}

  /** Opens once, however many ask. @throws AppraisalNotFound, AppraisalCannot, AppraisalHasNoVoters */
  async execute(actor: Actor, appraisalId: string): Promise<AppraisalEntity> {
    await this.unitOfWork.run(actor, async ({ manager }) => {
      const found = mine(
        await manager.findOneBy(AppraisalEntity, { id: appraisalId }),
        actor,
        'appraisal:open',
        appraisalId,
      );
      if (found.state !== AppraisalState.CREATED) throw new AppraisalCannot('open', found.state);
    });
    // Other roles, other connections: both steps may be repeated without harm, and only the board makes them count.
    const { publicKeys: keys } = await this.rooms.custody.prepare(appraisalId, [attendeeClass]);
    await this.rooms.box.prepare(appraisalId);
    return this.unitOfWork.run(actor, (tx) => this.openLocked(tx, actor, appraisalId, keys));
  }

  private async openLocked(
    tx: Tx,
    actor: Actor,
    appraisalId: string,
    keys: PublicKeys,
  ): Promise<AppraisalEntity> {
    const appraisal = mine(
      await tx.lock(AppraisalEntity, appraisalId),
      actor,
      'appraisal:open',
      appraisalId,
    );
    appraisal.open();
    const eligible = await this.rooms.issuance.freezeVoters(tx.manager, appraisal, attendeeClass);
    if (eligible === 0) throw new AppraisalHasNoVoters();
    const body = await this.opening(tx, appraisal, keys, eligible);
    await this.rooms.board.append(
      tx.manager,
      appraisalId,
      appendEntry([], { kind: 'opened', body }),
    );
    const { campaignId, bureauId, unitId } = appraisal;
    tx.emit(AppraisalOpened.of({ appraisalId, campaignId, bureauId, unitId }));
    return tx.save(appraisal);
  }

  private async opening(
    tx: Tx,
    appraisal: AppraisalEntity,
    keys: PublicKeys,
    eligible: number,
  ): Promise<OpenedBody> {
    const targets = await tx.manager.find(AppraisalTargetEntity, {
      where: { appraisalId: appraisal.id },
      order: { ordinal: 'ASC' },
    });
    return composeOpening(
      {
        appraisalId: appraisal.id,
        definition: ballotDefinition({ ...appraisal, targets }),
        ticketClasses: [
          {
            id: attendeeClass,
            weight: 1,
            eligible,
            publicKeyJwk: keys[ticketKeyId(attendeeClass)] as never,
          },
        ],
        closingPublicKeyJwk: keys[closingKeyId] as never,
        closingKeyHeldBy: 'service',
        audience: 'bureau',
        validity: { quorumBp: 0, minCounted: 0 },
        remeasures: appraisal.remeasuresAppraisalId,
        k: appraisal.threshold,
      },
      this.keyBits,
    );
  }
}

type PublicKeys = PreparedKeys['publicKeys'];
