import type { ServiceParts } from '@huiyin/service';
import { AnnulAppraisal } from '../annulment/annul-appraisal';
import { AnnulmentResolver } from '../annulment/annulment.resolver';
import { AskAppraisalAnnulment } from '../annulment/ask-appraisal-annulment';
import type { BoardQueries } from '../board/board.queries';
import type { KeyCustody } from '../custody/key-custody.queries';
import { FollowUps } from '../follow-up/follow-up.queries';
import { OpenFollowUp } from '../follow-up/open-follow-up';
import { RecordFollowUp } from '../follow-up/record-follow-up';
import type { FormShelf } from '../form/form-shelf';
import type { BallotBoxDoor } from '../handover/ballot-box-door';
import { ReleaseAppraisalText } from '../result/release-appraisal-text';
import { AppraisalResults } from '../result/result.queries';
import { AppraisalTexts } from '../result/text.queries';
import { TextResolver } from '../result/text.resolver';
import type { IssuanceQueries } from '../ticket/issuance.queries';
import { VoterList } from '../voter/voter-list.queries';
import { AppraisalKeys } from './appraisal-keys';
import { AppraisalQueries } from './appraisal.queries';
import { AppraisalResolver } from './appraisal.resolver';
import { AppraisalVerbsResolver } from './appraisal-verbs.resolver';
import { AppraisalView } from './appraisal-view';
import { CloseAppraisal } from './close-appraisal';
import { CountAppraisal } from './count-appraisal';
import { CreateAppraisal } from './create-appraisal';
import { CustodyStep } from './custody-step';
import { CustodyResolver } from './custody.resolver';
import { DestroyBallotSecrets } from './destroy-ballot-secrets';
import { IssueForms } from './issue-forms';
import { OpenAppraisal } from './open-appraisal';
import type { PaperDoor } from './paper-door';
import { PublishAppraisal } from './publish-appraisal';
import { ReportAppraisal } from './report-appraisal';
import { SealAppraisal } from './seal-appraisal';
import { SetVoterMedium } from './set-voter-medium';
import { SignTally } from './sign-tally';
import { SummariseAppraisal } from './summarise-appraisal';
import { TakeOverAppraisal } from './take-over-appraisal';
import { WaiveRule } from './waive-rule';

/** What the appraisal room needs of its neighbours. */
export interface Neighbours {
  readonly box: BallotBoxDoor;
  readonly custody: KeyCustody;
  readonly board: BoardQueries;
  readonly issuance: IssuanceQueries;
  readonly paper: PaperDoor;
  readonly shelf: FormShelf;
  readonly keyBits: number;
}

export interface AppraisalRoom {
  readonly appraisals: AppraisalQueries;
  readonly results: AppraisalResults;
  readonly followUps: FollowUps;
  readonly secrets: DestroyBallotSecrets;
  readonly resolvers: object[];
}

/** Appraisals, from the form to the last follow-up. */
export function composeAppraisals(parts: ServiceParts, neighbours: Neighbours): AppraisalRoom {
  const { reads, unitOfWork, logger, clock } = parts;
  const appraisals = new AppraisalQueries(reads);
  const results = new AppraisalResults(reads);
  const texts = new AppraisalTexts(reads);
  const followUps = new FollowUps(reads);
  const step = new CustodyStep(unitOfWork, clock);
  const keys = new AppraisalKeys(neighbours.custody, logger);
  const rooms = { ...neighbours, keys, voters: new VoterList(), results, texts };
  const secrets = new DestroyBallotSecrets(rooms, logger);
  const view = new AppraisalView(appraisals);
  const before = {
    create: new CreateAppraisal(unitOfWork, neighbours.shelf, clock),
    issueForms: new IssueForms(step, keys),
    waive: new WaiveRule(unitOfWork, clock),
    open: new OpenAppraisal(unitOfWork, step, rooms, neighbours.keyBits),
    setMedium: new SetVoterMedium(unitOfWork, rooms.voters, clock),
    publish: new PublishAppraisal(unitOfWork, rooms, clock),
  };
  const custody = {
    seal: new SealAppraisal(step, rooms.box),
    takeOver: new TakeOverAppraisal(unitOfWork, step, rooms),
    count: new CountAppraisal(step, rooms, secrets),
    sign: new SignTally(step),
    summarise: new SummariseAppraisal(step),
    report: new ReportAppraisal(step),
    openFollowUp: new OpenFollowUp(step, results, followUps),
    recordFollowUp: new RecordFollowUp(unitOfWork, followUps, clock),
    close: new CloseAppraisal(step, followUps),
  };
  const annulment = {
    ask: new AskAppraisalAnnulment(unitOfWork, clock),
    annul: new AnnulAppraisal(step, rooms, secrets),
  };
  return {
    ...{ appraisals, results, followUps, secrets },
    resolvers: [
      new AppraisalResolver(),
      new AppraisalVerbsResolver(before, view),
      new CustodyResolver(custody, view),
      new AnnulmentResolver(annulment, view),
      new TextResolver(texts, new ReleaseAppraisalText(unitOfWork, texts)),
    ],
  };
}
