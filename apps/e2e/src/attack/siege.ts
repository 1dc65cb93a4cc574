import type { OpenedBody } from '@huiyin/ballot-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Data } from '../graph-client';
import { operations as does } from '../operations';
import { openTheAppraisal, type Story } from '../story';
import { BallotHistory } from './ballot-history';
import { BesiegedVoter } from './besieged-voter';
import { type Strikes, untilAnswered, type Victim } from './strikes';

export const ELECTORS = 12;
/** Of the electors: the last takes a ticket and never casts, the two before send once and go home. */
const patient = ELECTORS - 3;
const late = 4;
const hallMs = 400;

const keepers = { 'supervision-leader': 'FIRST', liaison: 'SECOND' } as const;
type Keeper = keyof typeof keepers;

/** One appraisal from its opening to its publication, with one process killed at each step of it; with null, none: a rehearsal. */
export class Siege {
  readonly history = new BallotHistory(ELECTORS);
  private opened!: OpenedBody;
  private voters: BesiegedVoter[] = [];
  private readonly shares = new Map<Keeper, string>();

  constructor(
    private readonly story: Story,
    private readonly strikes: Strikes,
    private readonly victim: Victim | null,
  ) {}

  get appraisalId(): string {
    return this.opened.appraisalId;
  }

  async untilPublished(): Promise<void> {
    await this.opens();
    await this.keysAreTakenAway();
    await this.hallVotes();
    await this.boxIsTakenOver();
    await this.isCountedAndPublished();
  }

  private async opens(): Promise<void> {
    const { campaign, hospital, staff, graph } = this.story;
    const personIds = staff.slice(0, ELECTORS).map(({ id }) => String(id));
    this.opened = await openTheAppraisal(this.story, {
      campaignId: campaign,
      unitId: hospital['id'],
      title: `群众评判（${this.victim ?? '无'}）`,
      targets: [{ kind: 'LEADING_BODY', label: '院领导班子' }],
      form: { key: 'mass-judgement' },
      ticketClasses: [{ id: 'staff', personIds }],
      splitClosingKey: true,
    });
    // Before the first blow: the issuer is no part of the protocol.
    for (const login of [...Object.keys(keepers), 'office']) await graph.token(login);
    this.voters = personIds.map((_, at) => new BesiegedVoter(graph, this.opened, at));
    for (const { login } of this.voters) await graph.token(login);
  }

  private async keysAreTakenAway(): Promise<void> {
    const { appraisalId } = this;
    await this.struck('collect key shares', () =>
      this.byBoth(async (login) => {
        const input = { appraisalId, share: keepers[login] };
        const answer = await this.asks(login, does.collectKeyShare, input);
        this.shares.set(login, String(answer?.['collectKeyShare'].text));
      }),
    );
    await this.struck('confirm key shares', () =>
      this.byBoth((login) =>
        this.asks(login, does.confirmKeyShare, { appraisalId, text: this.shares.get(login) }),
      ),
    );
  }

  private async hallVotes(): Promise<void> {
    await this.struck('request ticket', () => this.hall(ELECTORS, (voter) => voter.takesTicket()));
    await this.struck('cast', () =>
      this.hall(ELECTORS - 1, (voter, at) =>
        at < patient ? voter.casts(this.history, 1) : voter.castsOnce(this.history, 1),
      ),
    );
    await this.struck('replace', () => this.hall(patient, (voter) => voter.casts(this.history, 2)));
  }

  private async boxIsTakenOver(): Promise<void> {
    const { appraisalId, victim } = this;
    const again = ['APPRAISAL_STATE_REFUSED'];
    await this.strikes.calm();
    await this.strikes.during(victim, 'seal', () =>
      Promise.all([
        this.hall(late, (voter) => voter.casts(this.history, 3), 100),
        this.asks('supervision-leader', does.sealAppraisal, { appraisalId }, again),
      ]),
    );
    // The box hands over as soon as it sees the seal: no calm before this blow.
    await this.strikes.risen();
    await this.strikes.during(victim, 'hand over', () =>
      this.asks('supervision-leader', does.takeOverAppraisal, { appraisalId }, again),
    );
    await this.struck('hand in key shares', () =>
      this.byBoth((login) =>
        this.asks(login, does.handInKeyShare, { appraisalId, text: this.shares.get(login) }),
      ),
    );
  }

  private async isCountedAndPublished(): Promise<void> {
    const { appraisalId } = this;
    await this.struck('count', () =>
      this.asks('supervision-leader', does.countAppraisal, { appraisalId }, [
        'APPRAISAL_STATE_REFUSED',
      ]),
    );
    await this.strikes.calm();
    const tallied = await this.appraisal();
    const { tallyHash } = tallied;
    await this.struck('sign', () =>
      this.byBoth((login) =>
        this.asks(login, does.signTally, { appraisalId, tallyHash }, ['TALLY_SIGNED_ALREADY']),
      ),
    );
    await this.strikes.calm();
    const words = { appraisalId, summary: '总体良好' };
    await this.asks('supervision-leader', does.summariseAppraisal, words);
    await this.asks('supervision-leader', does.reportAppraisal, { appraisalId });
    await this.struck('publish', () =>
      this.asks('office', does.publishAppraisal, { appraisalId }, ['APPRAISAL_SCOPE_REFUSED']),
    );
    await this.strikes.calm();
  }

  async appraisal(): Promise<Data> {
    const asked = { id: this.appraisalId };
    return (await this.story.graph.as('supervision-leader', does.appraisal, asked))['appraisal'];
  }

  private async struck(step: string, work: () => Promise<unknown>): Promise<void> {
    await this.strikes.calm();
    await this.strikes.during(this.victim, step, work);
  }

  private byBoth(work: (login: Keeper) => Promise<unknown>): Promise<unknown> {
    return Promise.all((Object.keys(keepers) as Keeper[]).map(work));
  }

  /** People come one after the other, and do not wait for each other. */
  private hall(
    count: number,
    work: (voter: BesiegedVoter, at: number) => Promise<void>,
    withinMs = hallMs,
  ): Promise<unknown> {
    return Promise.all(
      this.voters.slice(0, count).map(async (voter, at) => {
        await sleep(this.strikes.within(withinMs));
        await work(voter, at);
      }),
    );
  }

  private asks(
    login: string,
    query: string,
    input: object,
    done: readonly string[] = [],
  ): Promise<Data | null> {
    return untilAnswered(() => this.story.graph.as(login, query, { input }), done);
  }
}
