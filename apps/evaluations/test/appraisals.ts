import {
  type OpenedBody,
  type Sheet,
  type Ticket,
  assertKeyOnBoard,
  createTicketRequest,
  finalizeTicket,
  sealSheet,
  ticketId,
} from '@huiyin/ballot-client';
import { Actor } from '@huiyin/identity';
import { anActor, type GraphQLAnswer } from '@huiyin/testing';
import { aMeeting, aPlace, type Harness, persons, type Place } from './harness';

export const anonymous = Actor.anonymous();
export const dimensions = ['style', 'integrity'];

export interface Cast {
  readonly ticketId: string;
  readonly answer: GraphQLAnswer;
}

/** One appraisal and everybody around it, speaking to the graph as people would. */
export class Scene {
  readonly supervision: Actor;
  readonly office: Actor;
  readonly principal: Actor;
  appraisalId = '';
  private known: OpenedBody | null = null;

  private constructor(
    readonly harness: Harness,
    readonly place: Place,
    readonly voters: readonly Actor[],
    readonly meetingId: string,
  ) {
    const { bureauId, unitId } = place;
    this.supervision = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
    this.office = anActor('campaign-office', { bureauId });
    this.principal = anActor('unit-principal', { bureauId, unitId });
  }

  static async withVoters(harness: Harness, count: number, place = aPlace()): Promise<Scene> {
    const ids = persons(count);
    const meetingId = await aMeeting(harness, place, ids);
    const voters = ids.map((personId) => anActor('staff', { ...place, personId }));
    return new Scene(harness, place, voters, meetingId);
  }

  static async opened(harness: Harness, count: number): Promise<Scene> {
    const scene = await Scene.withVoters(harness, count);
    expect((await scene.create()).errors).toBeUndefined();
    const answer = await scene.open();
    expect(answer.errors).toBeUndefined();
    return scene;
  }

  async create(input: Record<string, unknown> = {}, by = this.supervision): Promise<GraphQLAnswer> {
    const { campaignId, unitId } = this.place;
    const targets = [
      { kind: 'LEADING_BODY', label: '领导班子' },
      { kind: 'MEMBER', label: '甲同志' },
    ];
    const whole = {
      campaignId,
      unitId,
      meetingId: this.meetingId,
      title: '民主评议',
      targets,
      dimensions,
      ...input,
    };
    const answer = await this.ask(
      by,
      'mutation ($input: CreateAppraisalInput!) { createAppraisal(input: $input) { id state } }',
      {
        input: whole,
      },
    );
    const { createAppraisal: created } = (answer.data ?? {}) as {
      createAppraisal?: { id: string };
    };
    if (created) this.appraisalId = created.id;
    return answer;
  }

  open(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('openAppraisal', 'OpenAppraisalInput', by);
  }

  close(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('closeAppraisal', 'CloseAppraisalInput', by);
  }

  publish(by = this.office): Promise<GraphQLAnswer> {
    return this.move('publishAppraisal', 'PublishAppraisalInput', by);
  }

  ask<T = Record<string, unknown>>(
    by: Actor,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphQLAnswer<T>> {
    return this.harness.graph.as<T>(by, query, variables);
  }

  async board(): Promise<string> {
    const { data } = await this.ask<{ appraisalBoard: string }>(
      anonymous,
      '{ appraisalBoard(appraisalId: "' + this.appraisalId + '") }',
    );
    return data?.appraisalBoard ?? '';
  }

  /** Fixed for good, so read once per appraisal. */
  async opening(): Promise<OpenedBody> {
    if (this.known?.appraisalId !== this.appraisalId) this.known = await this.readOpening();
    return this.known;
  }

  private async readOpening(): Promise<OpenedBody> {
    return (JSON.parse((await this.board()).split('\n')[0] ?? '') as { body: OpenedBody }).body;
  }

  request(
    voter: Actor,
    blindedMessage: string,
    ticketClass?: string,
  ): Promise<GraphQLAnswer<{ requestTicket: { blindSignature: string } }>> {
    const input = {
      appraisalId: this.appraisalId,
      blindedMessage,
      ...(ticketClass ? { ticketClass } : {}),
    };
    return this.ask(
      voter,
      'mutation ($input: RequestTicketInput!) { requestTicket(input: $input) { blindSignature } }',
      { input },
    );
  }

  /** What the voter's device does, signed in. */
  async ticketFor(voter: Actor): Promise<Ticket> {
    const opened = await this.opening();
    const key = opened.ticketClasses[0]?.publicKeyJwk as never;
    assertKeyOnBoard(opened, 'attendee', key);
    const { blinded, secret } = await createTicketRequest(key);
    const { data, errors } = await this.request(voter, blinded);
    expect(errors).toBeUndefined();
    return finalizeTicket(secret, data?.requestTicket.blindSignature ?? '');
  }

  /** What the voter's device does later, signed out. */
  async cast(ticket: Ticket, sheet: Sheet, by = anonymous): Promise<Cast> {
    const sealedSheet = await sealSheet(await this.opening(), sheet, ticket);
    const input = { appraisalId: this.appraisalId, ...ticket, sealedSheet };
    const answer = await this.ask(
      by,
      'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }',
      { input },
    );
    return { ticketId: await ticketId(ticket.preparedMessage), answer };
  }

  /** `grades[target][dimension]`, the same order as on the board. */
  async sheet(grades: readonly (readonly (string | null)[])[]): Promise<Sheet> {
    const { definition } = await this.opening();
    return {
      grades: Object.fromEntries(
        definition.targets.map(({ id }, row) => [
          id,
          Object.fromEntries(
            definition.dimensions.map((one, column) => [one.id, grades[row]?.[column] ?? null]),
          ),
        ]),
      ),
      texts: {},
    };
  }

  async isCounted(id: string): Promise<unknown> {
    const { data } = await this.ask(
      anonymous,
      `{ ticketStatus(appraisalId: "${this.appraisalId}", ticketId: "${id}") }`,
    );
    return data?.['ticketStatus'];
  }

  private move(verb: string, input: string, by: Actor): Promise<GraphQLAnswer> {
    return this.ask(
      by,
      `mutation ($input: ${input}!) { ${verb}(input: $input) { id state turnout { ticketClass eligible issued cast counted } } }`,
      {
        input: { appraisalId: this.appraisalId },
      },
    );
  }
}

export const codeOf = (answer: GraphQLAnswer): unknown => answer.errors?.[0]?.extensions['code'];
