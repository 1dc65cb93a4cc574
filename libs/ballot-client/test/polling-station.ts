import {
  appendEntry,
  blindSign,
  composeOpening,
  type BallotKeyPair,
  exportBoard,
  generateClosingKey,
  generateTicketKey,
  openSheet,
} from '@huiyin/ballot';
import { constants, randomBytes, sign } from 'node:crypto';
import {
  type BoardEntry,
  type Definition,
  fillSheet,
  fromBase64url,
  type OpenedBody,
  type SealedSheet,
  type Sheet,
  type Ticket,
  ticketId,
  TICKET_MESSAGE,
  type VoterAnswer,
  voterOperations,
  type VoterOperation,
  type VoterRequest,
} from '../src';

/** Short keys: these tests are about what a device does, not about factoring. */
export const modulusBits = 2048;
export const appraisalId = '00000000-0000-4000-8000-0000000a0001';

export const definition: Definition = {
  targets: [{ id: 'body', kind: 'leading-body', routed: false }],
  scales: [
    {
      id: 'three',
      abstentionAllowed: true,
      grades: [
        { id: 'good', value: 3, favourable: true },
        { id: 'fair', value: 2, favourable: true },
        { id: 'poor', value: 1, favourable: false },
      ],
    },
  ],
  dimensions: [{ id: 'style', scaleId: 'three', targetKinds: ['leading-body'] }],
  questions: [{ id: 'advice', maxChars: 20 }],
};

export const sheet = (grade: string | null, advice = ''): Sheet =>
  fillSheet(definition, () => grade, { advice });

/** A request as it went out, with the operation it was. */
export interface Sent extends VoterRequest {
  readonly operation: VoterOperation;
  readonly variables: { readonly input: Record<string, unknown> };
}

const ticketKeys: Record<string, Promise<BallotKeyPair>> = {};
const closingKeys: Record<string, Promise<BallotKeyPair>> = {};
const pairOf = (name: string) => (ticketKeys[name] ??= generateTicketKey(modulusBits));

type Fate = 'arrives' | 'lost on the way' | 'answer lost' | 'not now';

const refused = (code: string, kind = 'conflict') => ({
  data: null,
  errors: [{ message: 'refused', extensions: { code, kind } }],
});

/** The service as a device sees it: real keys, a board, one ticket per voter; letters get lost as told. */
export class PollingStation {
  readonly sent: Sent[] = [];
  /** What happens to the next requests, in order; then all arrive. */
  readonly fates: Fate[] = [];
  readonly pauses: number[] = [];
  readonly box = new Map<string, SealedSheet>();
  private readonly issued = new Map<string, { blinded: string; blindSignature: string }>();
  /** `Authorization` → class. */
  readonly voters = new Map([['Bearer a', 'staff']]);
  entries: BoardEntry[] = [];

  private constructor(
    readonly keys: Readonly<Record<string, BallotKeyPair>>,
    readonly closingKey: BallotKeyPair,
    readonly opened: OpenedBody,
  ) {
    this.entries = [appendEntry([], { kind: 'opened', body: opened })];
  }

  /** @param keySet stations of one set share their keys: making some takes a second */
  static async open(
    classes: readonly string[] = ['staff'],
    keySet = 'usual',
  ): Promise<PollingStation> {
    const pairs = await Promise.all(classes.map((id) => pairOf(`${keySet}/${id}`)));
    const keys = Object.fromEntries(classes.map((id, at) => [id, pairs[at] as BallotKeyPair]));
    const closingKey = await (closingKeys[keySet] ??= generateClosingKey(modulusBits));
    const ticketClasses = Object.entries(keys).map(([id, { publicKeyJwk }]) => ({
      ...{ id, weight: 1, eligible: 10, publicKeyJwk },
    }));
    const opened = composeOpening(
      {
        ...{ appraisalId, definition, ticketClasses, k: 5, audience: 'bureau' },
        closingPublicKeyJwk: closingKey.publicKeyJwk,
        closingKeyHeldBy: 'service',
        validity: { quorumBp: 0, minCounted: 0 },
      },
      modulusBits,
    );
    return new PollingStation(keys, closingKey, opened);
  }

  /** Served instead of the board when set. */
  forgedBoard: string | null = null;

  get board(): string {
    return this.forgedBoard ?? exportBoard(this.entries);
  }

  /** Handed to a `Voter`; it waits for nothing. */
  readonly platform = {
    fetch: (_url: string, request: VoterRequest) => this.answer(request),
    pause: async (ms: number) => void this.pauses.push(ms),
    random: () => 0.5,
  };

  operations(): VoterOperation[] {
    return this.sent.map(({ operation }) => operation);
  }

  /** As paper clerks have them printed: signed directly. */
  ticket(classId = 'staff'): Ticket {
    const message = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
    const key = this.keys[classId]?.privateKeyPem ?? '';
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    return {
      preparedMessage: message.toString('base64url'),
      signature: sign('sha384', message, { key, ...padding }).toString('base64url'),
    };
  }

  /** What lies in the box for a ticket. */
  async counted(ticket: Ticket): Promise<Sheet | null> {
    const id = await ticketId(ticket.preparedMessage);
    const sealed = this.box.get(id);
    return sealed ? openSheet(this.closingKey.privateKeyPem, this.opened, sealed, id) : null;
  }

  private async answer(request: VoterRequest): Promise<VoterAnswer> {
    const { query, variables } = JSON.parse(request.body) as Pick<Sent, 'variables'> & {
      query: string;
    };
    const operation = Object.entries(voterOperations).find(([, text]) => text === query)?.[0];
    this.sent.push({ ...request, operation: operation as VoterOperation, variables });
    const fate = this.fates.shift() ?? 'arrives';
    if (fate === 'lost on the way') throw new TypeError('fetch failed');
    if (fate === 'not now') return { status: 503, text: async () => '<html>' };
    const answer = await this.execute(operation as VoterOperation, request, variables);
    if (fate === 'answer lost') throw new TypeError('fetch failed');
    return { status: 200, text: async () => JSON.stringify(answer) };
  }

  private async execute(
    operation: VoterOperation,
    { headers }: VoterRequest,
    variables: Record<string, unknown>,
  ): Promise<object> {
    const voter = headers['authorization'] ?? '';
    if (operation === 'VoterBoard') return { data: { appraisalBoard: this.board } };
    if (operation === 'VoterClasses')
      return { data: { myTicket: [{ ticketClass: this.voters.get(voter) }] } };
    if (operation === 'VoterStatus')
      return { data: { ticketStatus: this.box.has(String(variables['ticketId'])) } };
    const input = variables['input'] as Record<string, string>;
    return operation === 'VoterTicket' ? this.issue(voter, input) : this.take(input);
  }

  private issue(voter: string, { blindedMessage = '', ticketClass = '' }: Record<string, string>) {
    if (this.voters.get(voter) !== ticketClass) return refused('NOT_ON_VOTER_LIST', 'forbidden');
    const known = this.issued.get(voter);
    if (known && known.blinded !== blindedMessage) return refused('TICKET_ALREADY_ISSUED');
    const pem = this.keys[ticketClass]?.privateKeyPem ?? '';
    const blinded = fromBase64url(blindedMessage) ?? new Uint8Array();
    const blindSignature = blindSign(pem, blinded).toString('base64url');
    this.issued.set(voter, { blinded: blindedMessage, blindSignature });
    return { data: { requestTicket: { ticketClass, blindSignature } } };
  }

  private async take(input: Record<string, unknown>): Promise<object> {
    const id = await ticketId(String(input['preparedMessage']));
    this.box.set(id, input['sealedSheet'] as SealedSheet);
    return { data: { castBallot: { ticketId: id } } };
  }
}
