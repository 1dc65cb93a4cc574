import {
  fillSheet,
  memoryStorage,
  type OpenedBody,
  ServiceRefusal,
  ServiceUnreachable,
  type Ticket,
  ticketId,
  Voter,
} from '@huiyin/ballot-client';
import type { GraphClient } from '../graph-client';
import type { BallotHistory } from './ballot-history';

const settled = ['very-satisfied', 'rather-satisfied', 'neutral'];

/** One voter with a device that keeps what it has; the answer to anything may be lost. */
export class BesiegedVoter {
  private readonly device: Voter;
  private ticket: Ticket | null = null;

  constructor(
    private readonly graph: GraphClient,
    readonly opened: OpenedBody,
    private readonly at: number,
  ) {
    this.device = new Voter({ url: graph.urls.graphql, storage: memoryStorage() });
  }

  get login(): string {
    return `voter-${String(this.at + 1).padStart(3, '0')}`;
  }

  /** Asks until there is a ticket: a lost one could not be had again. */
  async takesTicket(): Promise<void> {
    const authorization = async () => `Bearer ${await this.graph.token(this.login)}`;
    this.ticket = await untilReached(() =>
      this.device.obtainTicket(this, { owner: this.login, authorization }),
    );
  }

  /** Casts until it is acknowledged, or refused because the box is closed. */
  async casts(history: BallotHistory, version: number): Promise<void> {
    const { ticket, sheet, acknowledged } = await this.prepared(history, version);
    try {
      await untilReached(() => this.device.cast(this, ticket, sheet));
      acknowledged();
    } catch (error) {
      if (!(error instanceof ServiceRefusal && error.code === 'BALLOT_BOX_CLOSED')) throw error;
    }
  }

  /** Sends once and goes home, whatever comes back. */
  async castsOnce(history: BallotHistory, version: number): Promise<void> {
    const { ticket, sheet, acknowledged } = await this.prepared(history, version);
    const leaves = () => Promise.reject(new ServiceUnreachable(1));
    const url = this.graph.urls.graphql;
    const hasty = new Voter({ url, storage: memoryStorage(), platform: { pause: leaves } });
    await hasty.cast(this, ticket, sheet).then(acknowledged, (error: unknown) => {
      if (!(error instanceof ServiceUnreachable)) throw error;
    });
  }

  private async prepared(history: BallotHistory, version: number) {
    if (this.ticket === null) throw new Error('cannot happen: casts come after the ticket');
    const tracker = await ticketId(this.ticket.preparedMessage);
    const text = `${this.login} v${version}`;
    const grade = version === 1 ? 'dissatisfied' : String(settled[this.at % settled.length]);
    const sheet = fillSheet(this.opened.definition, () => grade, { advice: text });
    return { ticket: this.ticket, sheet, acknowledged: history.begins({ tracker, text, grade }) };
  }
}

async function untilReached<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServiceUnreachable) || attempt === 5) throw error;
    }
}
