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
import { composeAppraisals } from './appraisal/compose-appraisals';
import { BoardQueries } from './board/board.queries';
import { BoardResolver } from './board/board.resolver';
import { CampaignUnits } from './campaign/campaign-units.queries';
import { composeCustody } from './custody/compose-custody';
import { KeyCustody } from './custody/key-custody.queries';
import { entities, migrations } from './database';
import type { Environment } from './env';
import { composeDisclosure } from './disclosure/compose-disclosure';
import { composeForms } from './form/compose-forms';
import { SqlBallotBoxDoor } from './handover/ballot-box-door';
import { createLoaders, type Loaders } from './loaders';
import { AcceptOpinion } from './opinion/accept-opinion';
import { ClassifyOpinion } from './opinion/classify-opinion';
import { IntakeLimit } from './opinion/intake-limit';
import { OpinionQueries } from './opinion/opinion.queries';
import { OpinionResolver } from './opinion/opinion.resolver';
import { OpinionVerbsResolver } from './opinion/opinion-verbs.resolver';
import { SubmitOpinion } from './opinion/submit-opinion';
import { WrongCodeThrottle } from './opinion/wrong-code-throttle';
import { composePaper } from './paper/compose-paper';
import { keepAttendanceWhenMeetingHeld } from './reactions/keep-attendance-when-meeting-held';
import { keepHoldingsWhenRoleHeld } from './reactions/keep-holdings-when-role-held';
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

function wire(parts: ServiceParts, { ballot, database }: Environment): ServiceWiring<Loaders> {
  const { reads, unitOfWork, clock } = parts;
  const custodyPool = rolePool(ballot.custodyUrl, database.poolSize, 'evaluations-custody');
  const custody = new KeyCustody(custodyPool, ballot);
  const box = new SqlBallotBoxDoor(custodyPool);
  const board = new BoardQueries(reads);
  const issuance = new IssuanceQueries(reads);
  const opinions = new OpinionQueries(reads);
  const campaignUnits = new CampaignUnits(reads);
  const forms = composeForms(parts);
  const paper = composePaper(parts, { board, custody, masterKey: ballot.masterKey });
  const { appraisals, results, followUps, secrets, resolvers } = composeAppraisals(parts, {
    ...{ issuance, box, custody, board, paper: paper.door },
    ...{ shelf: forms.shelf, keyBits: ballot.keyBits },
  });
  const disclosure = composeDisclosure(parts, { appraisals, results });
  return {
    resolvers: [
      ...resolvers,
      ...disclosure.resolvers,
      ...forms.resolvers,
      ...paper.resolvers,
      new BoardResolver(board),
      composeCustody(reads, custody),
      new OpinionResolver(opinions, new WrongCodeThrottle()),
      new OpinionVerbsResolver({
        submit: new SubmitOpinion(unitOfWork, campaignUnits, new IntakeLimit(clock), randomBytes),
        classify: new ClassifyOpinion(unitOfWork),
        accept: new AcceptOpinion(unitOfWork),
      }),
      new TicketResolver(new RequestTicket(unitOfWork, issuance, custody), issuance),
      new UnitResolver(),
    ],
    files: [...paper.files, ...disclosure.files],
    loaders: createLoaders({ appraisals, results, followUps, opinions }),
    reactions: [
      keepAttendanceWhenMeetingHeld,
      keepHoldingsWhenRoleHeld,
      new KnowUnitsWhenCampaignRosterFrozen(campaignUnits),
    ],
    checks: { custody: () => custody.ping() },
    start: () => secrets.sweep(),
    stop: () => custody.close(),
  };
}

/** One pool per role: no connection can see both issuance and custody. The box is another process's. */
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
