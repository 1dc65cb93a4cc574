import type { Logger } from '@huiyin/observability';
import {
  composeService,
  type Service,
  type ServiceOptions,
  type ServiceParts,
} from '@huiyin/service';
import { entities, migrations } from './database';
import type { Environment } from './env';
import { GiveFeedback } from './ledger-item/give-feedback';
import { LeaveOversightNote } from './ledger-item/leave-oversight-note';
import { LedgerItemQueries } from './ledger-item/ledger-item.queries';
import { LedgerItemResolver, LedgerItemStepResolver } from './ledger-item/ledger-item.resolver';
import {
  type LedgerSteps,
  LedgerItemStepsResolver,
} from './ledger-item/ledger-item-steps.resolver';
import { LedgerTransaction } from './ledger-item/ledger-transaction';
import { RegisterLedgerItem } from './ledger-item/register-ledger-item';
import { ReopenLedgerItem } from './ledger-item/reopen-ledger-item';
import { ReportCompletion } from './ledger-item/report-completion';
import { ReportMeasure } from './ledger-item/report-measure';
import { ReturnCompletion } from './ledger-item/return-completion';
import { StrikeOffLedgerItem } from './ledger-item/strike-off-ledger-item';
import { UndertakeLedgerItem } from './ledger-item/undertake-ledger-item';
import { VerifyCompletion } from './ledger-item/verify-completion';
import { createLoaders } from './loaders';
import { UnitProblemsResolver } from './organization/unit-problems.resolver';
import { ConfirmProblem } from './problem/confirm-problem';
import { ProblemTransaction } from './problem/problem-transaction';
import { ProblemQueries } from './problem/problem.queries';
import { ProblemResolver, ProblemSourceResolver } from './problem/problem.resolver';
import { RejectProblem } from './problem/reject-problem';
import { PublicAnswerQueries } from './public-answer/public-answer.queries';
import { PublicAnswerResolver } from './public-answer/public-answer.resolver';
import { RespondToAnswer } from './public-answer/respond-to-answer';
import { WrongCodeLimit } from './public-answer/wrong-code-limit';
import { RaiseProblemWhenOpinionAccepted } from './reactions/raise-problem-when-opinion-accepted';
import {
  RaiseProblemsWhenAppraisalPublished,
  RaiseProblemsWhenAppraisalPublishedV1,
} from './reactions/raise-problems-when-appraisal-published';
import {
  RecordRemeasurementWhenAppraisalPublished,
  RecordRemeasurementWhenAppraisalPublishedV1,
} from './reactions/record-remeasurement-when-appraisal-published';
import { RemeasurementQueries } from './remeasurement/remeasurement.queries';
import { RemeasurementResolver } from './remeasurement/remeasurement.resolver';
import { subgraphDefinition } from './subgraph';

export interface ComposeOptions extends ServiceOptions {
  /** Wrong pick-up codes a minute; tests set it low. */
  readonly wrongCodesPerMinute?: number;
}

/** The whole object graph, by hand, top to bottom. */
export function compose(
  environment: Environment,
  logger: Logger,
  { wrongCodesPerMinute, ...options }: ComposeOptions = {},
): Promise<Service> {
  return composeService({
    ...options,
    name: 'rectification',
    environment,
    logger,
    entities,
    migrations,
    definition: subgraphDefinition,
    wire: (parts) => {
      const { reads, clock } = parts;
      const queries = {
        problems: new ProblemQueries(reads),
        ledger: new LedgerItemQueries(reads),
        answers: new PublicAnswerQueries(reads),
        remeasurements: new RemeasurementQueries(reads),
      };
      const limit = new WrongCodeLimit(clock, wrongCodesPerMinute);
      const decisions = new ProblemTransaction(parts.unitOfWork, clock);
      const respond = new RespondToAnswer(parts.unitOfWork, queries.answers, limit, clock);
      return {
        resolvers: [
          new ProblemResolver(
            queries.problems,
            new ConfirmProblem(decisions),
            new RejectProblem(decisions),
          ),
          new ProblemSourceResolver(),
          new LedgerItemResolver(queries.ledger, clock),
          new LedgerItemStepResolver(),
          new LedgerItemStepsResolver(ledgerSteps(parts)),
          new RemeasurementResolver(),
          new PublicAnswerResolver(respond),
          new UnitProblemsResolver(),
        ],
        loaders: createLoaders(queries),
        reactions: reactions(parts),
      };
    },
  });
}

function reactions({ clock }: ServiceParts) {
  const remeasured = new RecordRemeasurementWhenAppraisalPublished(clock);
  return [
    new RaiseProblemsWhenAppraisalPublished(),
    new RaiseProblemsWhenAppraisalPublishedV1(),
    new RaiseProblemWhenOpinionAccepted(),
    remeasured,
    new RecordRemeasurementWhenAppraisalPublishedV1(remeasured),
  ];
}

function ledgerSteps({ unitOfWork, clock }: ServiceParts): LedgerSteps {
  const ledger = new LedgerTransaction(unitOfWork, clock);
  return {
    register: new RegisterLedgerItem(unitOfWork, clock),
    undertake: new UndertakeLedgerItem(ledger),
    reportMeasure: new ReportMeasure(ledger),
    leaveNote: new LeaveOversightNote(ledger),
    reportCompletion: new ReportCompletion(ledger),
    returnCompletion: new ReturnCompletion(ledger),
    verify: new VerifyCompletion(ledger),
    strikeOff: new StrikeOffLedgerItem(ledger),
    giveFeedback: new GiveFeedback(ledger),
    reopen: new ReopenLedgerItem(ledger),
  };
}
