import type { OpenedBody, PrintedForms } from '@huiyin/ballot-client';
import { appendEntry, composeOpening } from '@huiyin/ballot';
import { AppraisalOpened } from '@huiyin/contracts';
import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { BoardQueries } from '../board/board.queries';
import { closingKeyId, type PreparedKeys, ticketKeyId } from '../custody/key-custody.queries';
import type { BallotBoxDoor } from '../handover/ballot-box-door';
import { needsMeeting } from '../voter/ticket-classes.rules';
import type { VoterList } from '../voter/voter-list.queries';
import { AppraisalEntity } from './appraisal.entity';
import type { AppraisalKeys } from './appraisal-keys';
import {
  AppraisalAlreadyCreated,
  AppraisalHasNoVoters,
  MeetingNotBegun,
  MeetingNotKnown,
} from './appraisal.errors';
import { PublicationScope } from './appraisal.rules';
import { AppraisalTargetEntity } from './appraisal-target.entity';
import { ballotDefinition } from './ballot-definition.rules';
import type { CustodyStep } from './custody-step';
import { dayIn } from './issue-ahead.rules';
import type { PaperDoor } from './paper-door';
import { custodian } from './supervised-appraisal.rules';

interface Rooms {
  readonly voters: VoterList;
  readonly box: BallotBoxDoor;
  readonly keys: AppraisalKeys;
  readonly board: BoardQueries;
  readonly paper: PaperDoor;
}

type Eligible = ReadonlyMap<string, number>;

/** The meeting is held: question, voters, threshold and keys are fixed on the board, and the box is open. */
export class OpenAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly step: CustodyStep,
    private readonly rooms: Rooms,
    private readonly keyBits: number,
  ) {}

  /**
   * Opens once, however many ask.
   * @param meetingId the meeting that was held, where the appraisal was created before it
   * @throws AppraisalNotFound, AppraisalCannot, MeetingNotBegun, MeetingNotKnown, AppraisalHasNoVoters,
   *   AppraisalAlreadyCreated when that meeting has another appraisal
   */
  async execute(
    actor: Actor,
    appraisalId: string,
    meetingId: string | null = null,
  ): Promise<AppraisalEntity> {
    const asked = { appraisalId, permission: 'appraisal:open', verb: 'open' } as const;
    const planned = await this.unitOfWork.run(actor, async ({ manager }) => {
      const found = await manager.findOneBy(AppraisalEntity, { id: appraisalId });
      const appraisal = custodian(found, actor, asked.permission, appraisalId);
      appraisal.assertMay('open');
      return appraisal;
    });
    // Another role, other connections: the step may be repeated without harm, and only the board makes it count.
    const keys = await this.rooms.keys.ready(planned);
    const opened = this.step.execute(actor, asked, async ({ tx, appraisal, move, now }) => {
      appraisal.assertMay('open');
      const { meetingStartsAt, form } = appraisal;
      if (meetingStartsAt && now < meetingStartsAt)
        throw new MeetingNotBegun(meetingStartsAt.toISOString());
      appraisal.open(move, await heldMeeting(tx, appraisal, meetingId));
      const onDay = dayIn(form.timeZone, meetingStartsAt ?? now);
      const eligible = await this.rooms.voters.freeze(tx.manager, appraisal, onDay);
      if ([...eligible.values()].every((voters) => voters === 0)) throw new AppraisalHasNoVoters();
      await this.post(tx, appraisal, keys, eligible);
    });
    return opened.catch((error: unknown) => {
      throw violatedConstraint(error) === 'appraisal_once_per_meeting'
        ? new AppraisalAlreadyCreated()
        : error;
    });
  }

  private async post(
    tx: Tx,
    appraisal: AppraisalEntity,
    keys: PreparedKeys,
    eligible: Eligible,
  ): Promise<void> {
    const { id: appraisalId, campaignId, bureauId, unitId } = appraisal;
    const { board, box, paper } = this.rooms;
    const targets = await tx.manager.find(AppraisalTargetEntity, {
      where: { appraisalId },
      order: { ordinal: 'ASC' },
    });
    const printed = await paper.printed(tx.manager, appraisalId);
    const body = composeOpening(
      openingOf(appraisal, targets, { keys, eligible, printed }),
      this.keyBits,
    );
    await board.append(tx.manager, appraisalId, appendEntry([], { kind: 'opened', body }));
    await box.announce(tx.manager, appraisalId);
    tx.emit(AppraisalOpened.of({ appraisalId, campaignId, bureauId, unitId }));
  }
}

/** A class nobody is in does not stand on the board: it would only hide the others. */
function openingOf(
  appraisal: AppraisalEntity,
  targets: readonly AppraisalTargetEntity[],
  { keys, eligible, printed }: { keys: PreparedKeys; eligible: Eligible; printed: PrintedForms[] },
): Parameters<typeof composeOpening>[0] {
  const { id: appraisalId, form, classes, threshold, quorumBp, minCounted } = appraisal;
  const isPublic = form.publication.scope === (PublicationScope.PUBLIC as string);
  return {
    appraisalId,
    definition: ballotDefinition(form, targets),
    ticketClasses: classes
      .filter(({ id }) => (eligible.get(id) ?? 0) > 0)
      .map(({ id, weight }) => ({
        ...{ id, weight, eligible: eligible.get(id) ?? 0 },
        publicKeyJwk: keys.publicKeys[ticketKeyId(id)] as never,
      })),
    paper: printed.filter(({ classId }) => (eligible.get(classId) ?? 0) > 0),
    closingPublicKeyJwk: keys.publicKeys[closingKeyId] as never,
    closingKeyHeldBy: keys.closingKeyHeldBy,
    audience: (isPublic ? 'public' : 'bureau') satisfies OpenedBody['audience'],
    validity: { quorumBp, minCounted },
    remeasures: appraisal.remeasuresAppraisalId,
    k: threshold,
  };
}

/** The meeting the voters come from: of this unit and campaign, and held. */
async function heldMeeting(
  tx: Tx,
  { meetingId, unitId, campaignId, classes, remeasuresAppraisalId }: AppraisalEntity,
  said: string | null,
): Promise<string | null> {
  const wanted = said ?? meetingId;
  if (wanted === null) {
    if (needsMeeting(classes) && !remeasuresAppraisalId) throw new MeetingNotKnown(null);
    return null;
  }
  const [held] = await tx.manager.query<unknown[]>(
    `SELECT 1 FROM known_meeting WHERE id = $1 AND unit_id = $2 AND campaign_id = $3`,
    [wanted, unitId, campaignId],
  );
  if (!held || (meetingId !== null && meetingId !== wanted)) throw new MeetingNotKnown(wanted);
  return wanted;
}
