import { constants, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { Pool } from 'pg';
import {
  createTicketRequest,
  finalizeTicket,
  fromBase64url,
  type RsaPublicJwk,
  sealSheet,
  type Ticket,
  TICKET_MESSAGE,
} from '@huiyin/ballot-client';
import { openPrivateKey, readTicketKey, type SealedPrivateKey, verifyTicket } from '@huiyin/ballot';
import { anonymous, codeOf, Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(120_000);

const masterKey = Buffer.alloc(32, 7); // of the harness
const good = [
  ['good', 'good'],
  ['good', 'good'],
];
const poor = [
  ['poor', 'poor'],
  ['poor', 'poor'],
];

/** Signed by whoever has the key: a finished ticket looks the same as a blindly signed one. */
function signed(privateKey: string, message: Buffer): Ticket {
  const key = { key: createPrivateKey(privateKey), saltLength: 48 };
  const signature = sign('sha384', message, { ...key, padding: constants.RSA_PKCS1_PSS_PADDING });
  return {
    preparedMessage: message.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}
const message = (constant = TICKET_MESSAGE, bytes = 32) =>
  Buffer.concat([randomBytes(bytes), Buffer.from(constant)]);
const flipped = (text: string, at: number) => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  return bytes.toString('base64url');
};

describe('tickets: forged, stolen from elsewhere, used again, asked for twice, too early, too late', () => {
  let harness: Harness;
  let naive: Pool;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    naive = new Pool({ connectionString: harness.database.adminUrl, max: 8 });
    await naive.query('CREATE SCHEMA naive; CREATE TABLE naive.used (ticket text, sheet text)');
    await naive.query('CREATE TABLE naive.issued (person text)');
  });
  afterAll(async () => {
    await naive.end();
    await harness.stop();
  });

  const privateKey = async ({ appraisalId }: Scene, classId = 'attendee') => {
    const [row] = await harness.sql<{ key: SealedPrivateKey }>(
      `SELECT sealed_private_key AS key FROM custody.sealed_key WHERE appraisal_id = $1 AND key_id LIKE $2`,
      [appraisalId, `%${classId}%`],
    );
    return openPrivateKey(row?.key as SealedPrivateKey, masterKey);
  };
  const keyOf = async (scene: Scene, classId = 'attendee') =>
    (await scene.opening()).ticketClasses.find(({ id }) => id === classId)
      ?.publicKeyJwk as RsaPublicJwk;
  /** What a box does that asks one question only: is there a signature of one of these keys? */
  const naiveAccepts = (keys: readonly RsaPublicJwk[], { preparedMessage, signature }: Ticket) =>
    keys.some((key) =>
      verifyTicket(
        readTicketKey(key),
        fromBase64url(preparedMessage) ?? Buffer.alloc(0),
        fromBase64url(signature) ?? Buffer.alloc(0),
      ),
    );
  const pages = async ({ appraisalId }: Scene) =>
    JSON.stringify(
      await harness.sql(
        'SELECT page_no, content FROM box.page WHERE appraisal_id = $1 ORDER BY 1',
        [appraisalId],
      ),
    );
  const refused = async (scene: Scene, tickets: readonly Ticket[]) => {
    const sheet = await scene.sheet(poor);
    const before = await pages(scene);
    const codes = new Set<unknown>();
    for (const ticket of tickets) codes.add(codeOf((await scene.cast(ticket, sheet)).answer));
    expect([...codes]).toEqual(['BALLOT_TICKET_REFUSED']);
    expect(await pages(scene)).toBe(before);
  };

  it('forgery: a key of one’s own, a message without the constant, each byte of a signature changed, cut, longer', async () => {
    const scene = await Scene.opened(harness, 6);
    const ticket = await scene.ticketFor(scene.voters[0] as never);
    await scene.cast(ticket, await scene.sheet(good));
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const mine = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const theirs = await privateKey(scene);
    const strange = ['', 'huiyin-ticket-v2', 'huiyin-ticket-v1 ', 'Huiyin-ticket-v1'];
    const wrongWords = [
      ...strange.map((constant) => signed(theirs, message(constant))),
      ...[0, 31, 33].map((bytes) => signed(theirs, message(TICKET_MESSAGE, bytes))),
    ];
    const forged = Array.from({ length: 256 }, (_, at) => ({
      ...ticket,
      signature: flipped(ticket.signature, at),
    }));
    const raw = Buffer.from(ticket.signature, 'base64url');
    const cut = [raw.subarray(1), raw.subarray(0, -1), Buffer.concat([Buffer.alloc(1), raw])];
    await refused(scene, [
      ...forged,
      ...wrongWords,
      signed(mine, message()),
      ...cut.map((bytes) => ({ ...ticket, signature: bytes.toString('base64url') })),
      { ...ticket, preparedMessage: flipped(ticket.preparedMessage, 3) },
      { preparedMessage: ticket.signature, signature: ticket.preparedMessage },
    ]);
    // A box that looks at the signature alone takes what somebody had signed that is no ticket; or a key sent along.
    for (const one of wrongWords) expect(naiveAccepts([await keyOf(scene)], one)).toBe(true);
    const sentAlong = own.publicKey.export({ format: 'jwk' }) as unknown as RsaPublicJwk;
    expect(naiveAccepts([sentAlong], signed(mine, message()))).toBe(true);
  });

  it('foreign: a ticket of another appraisal, and of another class than the voter’s own', async () => {
    const other = await Scene.opened(harness, 6);
    const scene = await Scene.withVoters(harness, 12);
    const label = (zh: string) => ({ zh, en: zh });
    const classes = [
      { key: 'leader', title: label('A票'), weight: 9, source: { from: 'list' } },
      { key: 'attendee', title: label('B票'), weight: 1, source: { from: 'attendance' } },
    ];
    const form = await scene.form(testForm({ key: 'two-classes', classes }));
    const leaders = scene.voters.slice(0, 6).map(({ personId }) => personId);
    const ticketClasses = [{ id: 'leader', personIds: leaders }];
    expect((await scene.create({ form, ticketClasses })).errors).toBeUndefined();
    expect((await scene.open()).errors).toBeUndefined();
    const [leader, attendee] = [scene.voters[0], scene.voters[11]] as [never, never];

    await refused(scene, [await other.ticketFor(other.voters[0] as never)]);
    const leaderKey = await keyOf(scene, 'leader');
    const { blinded, secret } = await createTicketRequest(leaderKey);
    expect(codeOf(await scene.request(attendee, blinded, 'leader'))).toBe('NOT_ON_VOTER_LIST');
    // Blinded for the heavier class, asked for as the lighter one: what comes back is a ticket of neither.
    const { data } = await scene.request(attendee, blinded);
    const answer = data?.requestTicket.blindSignature ?? '';
    await expect(finalizeTicket(secret, answer)).rejects.toMatchObject({
      code: 'BLIND_SIGNATURE_INVALID',
    });
    const unblinded = { preparedMessage: secret.preparedMessage, signature: answer };
    await refused(scene, [unblinded]);
    // A class told by the voter would be believed by a box that checks any key it knows.
    const ticket = await scene.ticketFor(leader, 'leader');
    expect(naiveAccepts([await keyOf(scene, 'attendee'), leaderKey], ticket)).toBe(true);
    expect(naiveAccepts([await keyOf(scene, 'attendee')], ticket)).toBe(false);
    await scene.cast(ticket, await scene.sheet(good));
    const { data: counted } = await scene.close();
    expect(counted).toMatchObject({
      countAppraisal: {
        turnout: [
          { ticketClass: 'leader', issued: 1, cast: 1, counted: 1 },
          { ticketClass: 'attendee', issued: 1, cast: 0, counted: 0 },
        ],
      },
    });
  });

  it('a sheet sealed for one ticket does not count with another', async () => {
    const scene = await Scene.opened(harness, 6);
    const [mine, stolen] = [
      await scene.ticketFor(scene.voters[0] as never),
      await scene.ticketFor(scene.voters[1] as never),
    ];
    const sealedSheet = await sealSheet(await scene.opening(), await scene.sheet(good), stolen);
    const ballot = { appraisalId: scene.appraisalId, ...mine, sealedSheet };
    await harness.box.cast.execute(anonymous, ballot);
    const { data } = await scene.close();
    expect(data).toMatchObject({ countAppraisal: { turnout: [{ cast: 1, counted: 0 }] } });
  });

  it('S11 one ticket a thousand times at once counts once; a box that looks first and writes then counts more', async () => {
    const scene = await Scene.opened(harness, 6);
    const ticket = await scene.ticketFor(scene.voters[0] as never);
    const sheets = [await scene.sheet(good), await scene.sheet(poor)] as const;
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) => scene.cast(ticket, sheets[at % 2 ? 1 : 0])),
    );
    expect(answers.filter(({ answer }) => answer.errors)).toEqual([]);
    const { data } = await scene.close();
    expect(data).toMatchObject({
      countAppraisal: { turnout: [{ issued: 1, cast: 1, counted: 1 }] },
    });

    const carelessly = async () => {
      const { rowCount } = await naive.query('SELECT 1 FROM naive.used WHERE ticket = $1', ['t']);
      if (!rowCount) await naive.query(`INSERT INTO naive.used VALUES ('t', 'sheet')`);
    };
    await Promise.all(Array.from({ length: 1_000 }, carelessly));
    expect((await naive.query('SELECT 1 FROM naive.used')).rowCount).toBeGreaterThan(1);
  });

  it('double issue: of fifty requests at once one is signed; a list that is read first signs more', async () => {
    const scene = await Scene.opened(harness, 6);
    const key = await keyOf(scene);
    const requests = await Promise.all(Array.from({ length: 50 }, () => createTicketRequest(key)));
    const answers = await Promise.all(
      requests.map(({ blinded }) => scene.request(scene.voters[0] as never, blinded)),
    );
    const won = answers.filter(({ errors }) => !errors);
    expect(won).toHaveLength(1);
    expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['TICKET_ALREADY_ISSUED']),
    );
    const usable = await Promise.allSettled(
      requests.map(({ secret }, at) =>
        finalizeTicket(secret, answers[at]?.data?.requestTicket?.blindSignature ?? 'AAAA'),
      ),
    );
    expect(usable.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    const carelessly = async () => {
      const { rowCount } = await naive.query(`SELECT 1 FROM naive.issued WHERE person = 'p'`);
      if (rowCount) return 0;
      await naive.query(`INSERT INTO naive.issued VALUES ('p')`);
      return 1;
    };
    const signedTickets = await Promise.all(Array.from({ length: 50 }, carelessly));
    expect(signedTickets.filter(Boolean).length).toBeGreaterThan(1);
  });

  it('too early and too late: no ticket and no ballot before the box is open, none after it is sealed, counted, published', async () => {
    const scene = await Scene.withVoters(harness, 6);
    await scene.create();
    const elsewhere = await Scene.opened(harness, 6);
    const foreign = await elsewhere.ticketFor(elsewhere.voters[0] as never);
    const { blinded } = await createTicketRequest(await keyOf(elsewhere));
    const sealed = await sealSheet(await elsewhere.opening(), await elsewhere.sheet(good), foreign);
    const early = { appraisalId: scene.appraisalId, ...foreign, sealedSheet: sealed };
    const asks = async () => codeOf(await scene.request(scene.voters[0] as never, blinded));
    const casts = () =>
      harness.box.cast.execute(anonymous, early).catch(({ code }: { code: string }) => code);
    // Who may vote is fixed with the opening: until then, nobody is on the list.
    expect([await asks(), await casts()]).toEqual(['NOT_ON_VOTER_LIST', 'BALLOT_BOX_CLOSED']);
    await scene.issueForms();
    expect([await asks(), await casts()]).toEqual(['NOT_ON_VOTER_LIST', 'BALLOT_BOX_CLOSED']);
    expect(
      (await scene.move('openAppraisal', scene.supervision, {}, 'OpenAppraisalInput')).errors,
    ).toBeUndefined();
    const [used, kept] = [
      await scene.ticketFor(scene.voters[1] as never),
      await scene.ticketFor(scene.voters[2] as never),
    ];
    await scene.cast(used, await scene.sheet(good));
    for (const step of ['seal', 'takeOver', 'count', 'publish'] as const) {
      expect([step, (await scene[step]()).errors]).toEqual([step, undefined]);
      expect([step, await asks()]).toEqual([step, 'TICKETS_NOT_OPEN']);
      for (const ticket of [kept, used])
        expect([step, codeOf((await scene.cast(ticket, await scene.sheet(poor))).answer)]).toEqual([
          step,
          'BALLOT_BOX_CLOSED',
        ]);
    }
    expect(await scene.board()).toContain('"cast":1');
  });
});
