import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import type { Logger } from '@huiyin/observability';
import {
  composeService,
  type Service,
  type ServiceOptions,
  type ServiceParts,
  type ServiceWiring,
} from '@huiyin/service';
import { AppraisalQueries } from './appraisal/appraisal.queries';
import { AppraisalResolver } from './appraisal/appraisal.resolver';
import { AppraisalVerbsResolver } from './appraisal/appraisal-verbs.resolver';
import { CloseAppraisal } from './appraisal/close-appraisal';
import { CreateAppraisal } from './appraisal/create-appraisal';
import { DestroyBallotSecrets } from './appraisal/destroy-ballot-secrets';
import { OpenAppraisal } from './appraisal/open-appraisal';
import { PublishAppraisal } from './appraisal/publish-appraisal';
import { AppraisalResults } from './appraisal/result.queries';
import { BoardQueries } from './board/board.queries';
import { BoardResolver } from './board/board.resolver';
import { BallotBox } from './box/ballot-box.queries';
import { BoxResolver } from './box/box.resolver';
import { CastBallot } from './box/cast-ballot';
import { TrackTicket } from './box/track-ticket';
import { CampaignUnits } from './campaign/campaign-units.queries';
import { KeyCustody } from './custody/key-custody.queries';
import { entities, migrations } from './database';
import type { Environment } from './env';
import { createLoaders, type Loaders } from './loaders';
import { AcceptOpinion } from './opinion/accept-opinion';
import { ClassifyOpinion } from './opinion/classify-opinion';
import { IntakeLimit } from './opinion/intake-limit';
import { OpinionQueries } from './opinion/opinion.queries';
import { OpinionResolver } from './opinion/opinion.resolver';
import { OpinionVerbsResolver } from './opinion/opinion-verbs.resolver';
import { SubmitOpinion } from './opinion/submit-opinion';
import { WrongCodeThrottle } from './opinion/wrong-code-throttle';
import { keepAttendanceWhenMeetingHeld } from './reactions/keep-attendance-when-meeting-held';
import { KnowUnitsWhenCampaignRosterFrozen } from './reactions/know-units-when-campaign-roster-frozen';
import { subgraphDefinition } from './subgraph';
import { IssuanceQueries } from './ticket/issuance.queries';
import { RequestTicket } from './ticket/request-ticket';
import { TicketResolver } from './ticket/ticket.resolver';
import { UnitResolver } from './unit/unit.resolver';

/** The whole object graph, by hand, top to bottom. */
export function compose(
  environment: Environment,
  logger: Logger,
  options: ServiceOptions = {},
): Promise<Service> {
  return composeService({
    ...options,
    name: 'evaluations',
    environment,
    logger,
    entities,
    migrations,
    definition: subgraphDefinition,
    wire: (parts) => wire(parts, environment),
  });
}

function wire(
  { reads, unitOfWork, logger, clock }: ServiceParts,
  { ballot, database }: Environment,
): ServiceWiring<Loaders> {
  const box = new BallotBox(rolePool(ballot.boxUrl, database.poolSize, 'evaluations-box'));
  const custody = new KeyCustody(
    rolePool(ballot.custodyUrl, database.poolSize, 'evaluations-custody'),
    ballot,
  );
  const board = new BoardQueries(reads);
  const issuance = new IssuanceQueries(reads);
  const appraisals = new AppraisalQueries(reads);
  const results = new AppraisalResults(reads);
  const opinions = new OpinionQueries(reads);
  const campaignUnits = new CampaignUnits(reads);
  const rooms = { issuance, box, custody, board, results };
  const secrets = new DestroyBallotSecrets(rooms, logger);
  return {
    resolvers: [
      new AppraisalResolver(),
      new AppraisalVerbsResolver({
        create: new CreateAppraisal(unitOfWork),
        open: new OpenAppraisal(unitOfWork, rooms, ballot.keyBits),
        close: new CloseAppraisal(unitOfWork, rooms, secrets),
        publish: new PublishAppraisal(unitOfWork, results, board),
      }),
      new BoardResolver(board),
      new BoxResolver(new CastBallot(board, box), new TrackTicket(board, box)),
      new OpinionResolver(opinions, new WrongCodeThrottle()),
      new OpinionVerbsResolver({
        submit: new SubmitOpinion(unitOfWork, campaignUnits, new IntakeLimit(clock), randomBytes),
        classify: new ClassifyOpinion(unitOfWork),
        accept: new AcceptOpinion(unitOfWork),
      }),
      new TicketResolver(new RequestTicket(unitOfWork, issuance, custody), issuance),
      new UnitResolver(),
    ],
    loaders: createLoaders({ appraisals, results, opinions }),
    reactions: [
      keepAttendanceWhenMeetingHeld,
      new KnowUnitsWhenCampaignRosterFrozen(campaignUnits),
    ],
    checks: { box: () => box.ping(), custody: () => custody.ping() },
    start: () => secrets.sweep(),
    stop: async () => {
      await box.close();
      await custody.close();
    },
  };
}

/** One pool per role: no connection can see two of issuance, box and custody. */
function rolePool(url: string, size: number, applicationName: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: 15_000, // when a whole hall votes at once, waiting is better than being sent away
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  return pool;
}
