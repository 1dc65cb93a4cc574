import { Pool } from 'pg';
import type { Logger } from '@huiyin/observability';
import { BoardLines } from './board-lines';
import { BoxPages } from './box-pages';
import { BoxWorker } from './box-worker';
import { CastBallot } from './cast-ballot';
import { DestroyPages } from './destroy-pages';
import { HandOver } from './hand-over';
import { QuietDatabase } from './quiet-database';
import { TrackTicket } from './track-ticket';

export interface BallotBoxOptions {
  /** As the box's own role. */
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** BALLOT_BOX_KEY: 32 bytes; the secret of each box is sealed with it. */
  readonly boxKey: Uint8Array;
  /** For the start, the end and what the worker cannot do. Casts write no line. */
  readonly logger: Logger;
}

export interface BallotBox {
  readonly cast: CastBallot;
  readonly track: TrackTicket;
  start(): void;
  /** Ends the worker, then the connections; casts under way should have been answered before. */
  stop(): Promise<void>;
  /** Readiness: the database answers the box's role, and the key opens what lies in it. */
  ping(): Promise<void>;
}

/** The box, whatever process it runs in. */
export function composeBallotBox(options: BallotBoxOptions): BallotBox {
  const database = new QuietDatabase(boxPool(options));
  const board = new BoardLines(database);
  const pages = new BoxPages(database, board, options.boxKey);
  const handOver = new HandOver(database, pages);
  const worker = new BoxWorker(
    database,
    { pages, handOver, destroy: new DestroyPages(database) },
    options.logger,
  );
  return {
    cast: new CastBallot(board, pages),
    track: new TrackTicket(board, pages),
    start: () => worker.start(),
    stop: async () => {
      await worker.stop();
      await database.close();
    },
    ping: () => pages.assertOpens(),
  };
}

function boxPool({ databaseUrl, poolSize }: BallotBoxOptions): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    application_name: 'ballot-box',
    connectionTimeoutMillis: 15_000, // when a whole hall votes at once, waiting is better than being sent away
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced by the pool
  return pool;
}
