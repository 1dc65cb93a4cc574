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
import { DomainError } from '@huiyin/kernel';
import { anActor, type GraphQLAnswer } from '@huiyin/testing';
import { aMeeting, aPlace, type Harness, persons, type Place } from './harness';

export const anonymous = Actor.anonymous();
export const dimensions = ['style', 'integrity'];

const stepsToReport = ['signTally', 'summariseAppraisal', 'reportAppraisal'] as const;

export interface Cast {
  readonly ticketId: string;
  readonly answer: GraphQLAnswer;
}

/** One appraisal and everybody around it, speaking to the graph as people would. */
export class Scene {
  readonly supervision: Actor;
  /** A second person of the same group. */
  readonly liaison: Actor;
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
    this.liaison = anActor('supervision-liaison', { bureauId, unitIds: [unitId] });
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
    const isAsked = 'form' in input || 'remeasuresAppraisalId' in input;
    const form = isAsked ? {} : { form: await this.form() };
    const whole = {
      ...{ campaignId, unitId, meetingId: this.meetingId, title: '民主评议', targets },
      ...{ ...form, ...input },
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

  /** The bureau's own form of these tests, published once. */
  async form(yaml = testForm()): Promise<{ key: string; version: number }> {
    const { data, errors } = await this.ask<{
      publishAppraisalForm: { key: string; version: number };
    }>(
      this.office,
      'mutation ($input: AppraisalFormTextInput!) { publishAppraisalForm(input: $input) { key version } }',
      { input: { yaml } },
    );
    expect(errors).toBeUndefined();
    return data?.publishAppraisalForm as never;
  }

  issueForms(input: Record<string, unknown> = {}, by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('issueForms', by, input, 'IssueFormsInput');
  }

  /** Forms handed out, box open. */
  async open(by = this.supervision): Promise<GraphQLAnswer> {
    await this.issueForms();
    return this.move('openAppraisal', by, {}, 'OpenAppraisalInput');
  }

  seal(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('sealAppraisal', by);
  }

  takeOver(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('takeOverAppraisal', by);
  }

  count(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('countAppraisal', by);
  }

  /** Sealed, taken over, counted; the first refusal ends it. */
  async close(by = this.supervision): Promise<GraphQLAnswer> {
    const sealed = await this.seal(by);
    if (sealed.errors) return sealed;
    const taken = await this.takeOver(by);
    return taken.errors ? taken : this.count(by);
  }

  async sign(by = this.supervision): Promise<GraphQLAnswer> {
    const { data } = await this.ask<{ appraisal: { tallyHash: string | null } }>(
      by,
      `{ appraisal(id: "${this.appraisalId}") { tallyHash } }`,
    );
    const tallyHash = data?.appraisal?.tallyHash ?? '0'.repeat(64);
    return this.move('signTally', by, { tallyHash }, 'SignTallyInput');
  }

  summarise(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('summariseAppraisal', by, { summary: '总体良好' }, 'SummariseAppraisalInput');
  }

  report(by = this.supervision): Promise<GraphQLAnswer> {
    return this.move('reportAppraisal', by);
  }

  /** Signed by two, summed up, reported. */
  async toReport(): Promise<void> {
    for (const step of stepsToReport)
      if (step === 'signTally')
        for (const by of [this.supervision, this.liaison]) await this.sign(by);
      else await (step === 'summariseAppraisal' ? this.summarise() : this.report());
  }

  /** Whatever is missing before it, then the publication. */
  async publish(by = this.office, scope?: string): Promise<GraphQLAnswer> {
    await this.toReport();
    return this.move('publishAppraisal', by, scope ? { scope } : {}, 'PublishAppraisalInput');
  }

  /** What this person reads of the waiver asked for, to be approved. */
  async waiverHash(by: Actor): Promise<string> {
    const { data } = await this.ask<{ appraisal: { waivers: { hash: string }[] | null } | null }>(
      by,
      `{ appraisal(id: "${this.appraisalId}") { waivers { hash } } }`,
    );
    return data?.appraisal?.waivers?.[0]?.hash ?? '0'.repeat(64);
  }

  async approveWaiver(by: Actor, over?: string): Promise<GraphQLAnswer> {
    const hash = over ?? (await this.waiverHash(by));
    const input = { rule: 'FORMS_AHEAD', hash };
    return this.move('approveAppraisalWaiver', by, input, 'ApproveWaiverInput');
  }

  ask<T = Record<string, unknown>>(
    by: Actor,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphQLAnswer<T>> {
    return this.harness.graph.as<T>(by, query, variables);
  }

  /** As somebody of the unit reads it. */
  async board(by: Actor = this.principal): Promise<string> {
    const { data } = await this.ask<{ appraisalBoard: string }>(
      by,
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
  async ticketFor(voter: Actor, ticketClass = 'attendee'): Promise<Ticket> {
    const opened = await this.opening();
    const key = opened.ticketClasses.find(({ id }) => id === ticketClass)?.publicKeyJwk as never;
    assertKeyOnBoard(opened, ticketClass, key);
    const { blinded, secret } = await createTicketRequest(key);
    const { data, errors } = await this.request(voter, blinded);
    expect(errors).toBeUndefined();
    return finalizeTicket(secret, data?.requestTicket.blindSignature ?? '');
  }

  /** What the voter's device does later, signed out. */
  async cast(ticket: Ticket, sheet: Sheet, by = anonymous): Promise<Cast> {
    const sealedSheet = await sealSheet(await this.opening(), sheet, ticket);
    const ballot = { appraisalId: this.appraisalId, ...ticket, sealedSheet };
    const answer = await this.harness.box.cast
      .execute(by, ballot)
      .then((id): GraphQLAnswer => ({ data: { castBallot: { ticketId: id } } }), refusal);
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

  isCounted(id: string): Promise<boolean> {
    return this.harness.box.track.execute(anonymous, this.appraisalId, id);
  }

  move(
    verb: string,
    by: Actor,
    more: Record<string, unknown> = {},
    input = 'AppraisalStepInput',
  ): Promise<GraphQLAnswer> {
    return this.ask(
      by,
      `mutation ($input: ${input}!) { ${verb}(input: $input) { id state turnout { ticketClass eligible issued cast counted } } }`,
      { input: { appraisalId: this.appraisalId, ...more } },
    );
  }
}

/** Two dimensions on one scale, asked of body and members, without a rule about handing out. */
export function testForm(more: Record<string, unknown> = {}): string {
  const label = (zh: string) => ({ zh, en: zh });
  const grades = [
    { key: 'excellent', title: label('优秀'), value: 4, favourable: true },
    { key: 'good', title: label('良好'), value: 3, favourable: true },
    { key: 'fair', title: label('一般'), value: 2, favourable: false },
    { key: 'poor', title: label('较差'), value: 1, favourable: false },
  ];
  const targets = ['leading-body', 'member', 'outside-cadre', 'transferred-cadre'];
  return JSON.stringify({
    ...{ key: 'test-form', version: 1, title: label('民主评议'), targets },
    scales: [{ key: 'grades', grades }],
    dimensions: dimensions.map((key) => ({ key, title: label(key), scale: 'grades', of: targets })),
    classes: [
      { key: 'attendee', title: label('到会人员'), weight: 1, source: { from: 'attendance' } },
    ],
    ...{ validity: { quorum: '0 %', minCounted: 1 }, threshold: 5, weakBelow: '60 %' },
    ...{ reportTo: 'bureau-campaign-office', publication: { scope: 'bureau' } },
    ...more,
  });
}

/** What the box's own graph would answer. */
function refusal(error: unknown): GraphQLAnswer {
  if (!(error instanceof DomainError)) throw error;
  const { message, code, kind, details } = error;
  return { data: null, errors: [{ message, extensions: { code, kind, ...details } }] } as never;
}

export const codeOf = (answer: GraphQLAnswer): unknown => answer.errors?.[0]?.extensions['code'];
