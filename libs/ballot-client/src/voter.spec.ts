import { appendEntry } from '@huiyin/ballot';
import { appraisalId, modulusBits, PollingStation, sheet } from '../test/polling-station';
import { memoryStorage, ServiceRefusal, ServiceUnreachable, Voter, type VoterStorage } from '.';

const me = { owner: 'person-1', authorization: () => 'Bearer a' };

describe('a voter’s device', () => {
  let station: PollingStation;
  let storage: VoterStorage;
  let voter: Voter;
  const device = (kept: VoterStorage) =>
    new Voter({ url: '/graphql', storage: kept, platform: station.platform, modulusBits });
  beforeEach(async () => {
    station = await PollingStation.open();
    storage = memoryStorage();
    voter = device(storage);
  });

  it('votes: checks the board, takes a ticket, casts, asks whether it is counted', async () => {
    const board = await voter.openBoard(appraisalId);
    const ticket = await voter.obtainTicket(board, me);
    const tracker = await voter.cast(board, ticket, sheet('good', '食堂排队'));
    expect(tracker).toMatch(/^[0-9a-f]{64}$/);
    expect(await voter.isCounted(board, ticket)).toBe(true);
    expect(await station.counted(ticket)).toEqual(sheet('good', '食堂排队'));
    expect(station.operations()).toEqual(['VoterBoard', 'VoterTicket', 'VoterCast', 'VoterStatus']);
  });

  it('is known by name for the ticket and for nothing else', async () => {
    const board = await voter.openBoard(appraisalId);
    const ticket = await voter.obtainTicket(board, me);
    await voter.cast(board, ticket, sheet('good'));
    await voter.isCounted(board, ticket);
    for (const { operation, headers, ...init } of station.sent) {
      const { credentials, redirect, referrerPolicy, keepalive, cache } = init;
      const isNamed = operation === 'VoterTicket';
      expect([operation, credentials]).toEqual([operation, isNamed ? 'same-origin' : 'omit']);
      expect(Object.keys(headers).sort()).toEqual(
        ['accept', isNamed ? 'authorization' : 'x-huiyin-anonymous', 'content-type'].sort(),
      );
      expect([redirect, referrerPolicy, keepalive, cache]).toEqual([
        ...['error', 'no-referrer', false, 'no-store'],
      ]);
    }
  });

  describe('with the board', () => {
    const problem = async (opening: Promise<unknown>) =>
      opening.then(
        () => null,
        (error: { code: string; message: string }) => `${error.code} ${error.message}`,
      );

    it('refuses every changed byte', async () => {
      const { board: file } = station;
      for (let at = 0; at < file.length; at += 97) {
        const changed = `${file.slice(0, at)}${file[at] === '7' ? '8' : '7'}${file.slice(at + 1)}`;
        station.forgedBoard = changed;
        expect([at, await problem(voter.openBoard(appraisalId))]).toEqual([
          at,
          expect.stringContaining('BOARD_NOT_UNDERSTOOD'),
        ]);
      }
    });

    it.each([
      ['a threshold below 5', { disclosure: { k: 4, ruleVersion: 'huiyin-disclosure/2' } }],
      ['a field to hide a mark in', { mark: 'voter-001' }],
      ['an unknown suite', { suites: { ticket: 'none', sheet: 'none', hash: 'sha-256' } }],
    ])('refuses %s, though the hash is right', async (_what, change) => {
      const body = { ...station.opened, ...change } as never;
      station.entries = [appendEntry([], { kind: 'opened', body })];
      expect(await problem(voter.openBoard(appraisalId))).toContain('BOARD_NOT_UNDERSTOOD');
    });

    it('refuses short keys unless told otherwise', async () => {
      const strict = new Voter({ url: '/graphql', storage, platform: station.platform });
      expect(await problem(strict.openBoard(appraisalId))).toContain('a key is shorter than 3072');
    });

    it('refuses another board than the one it saw first, in this visit and after a reload', async () => {
      await voter.openBoard(appraisalId);
      const other = await PollingStation.open(['staff'], 'another');
      station.entries = other.entries;
      expect(await problem(voter.openBoard(appraisalId))).toContain('BOARD_CHANGED');
      expect(await problem(device(storage).openBoard(appraisalId))).toContain('BOARD_CHANGED');
      expect(await problem(device(memoryStorage()).openBoard(appraisalId))).toBeNull();
    });

    it('refuses a board whose hash is not the posted one, or that is of another appraisal', async () => {
      const [hash = ''] = (await voter.openBoard(appraisalId)).hashes;
      const posted = (postedHash: string) => problem(voter.openBoard(appraisalId, { postedHash }));
      expect(await posted(hash.toUpperCase())).toBeNull();
      expect(await posted('0'.repeat(64))).toContain('BOARD_CHANGED');
      expect(await problem(voter.openBoard('another'))).toContain('BOARD_CHANGED');
    });

    it('refuses to send a request made for a key that is no longer the board’s', async () => {
      const board = await voter.openBoard(appraisalId);
      station.fates.push(...Array<'not now'>(5).fill('not now'));
      await expect(voter.obtainTicket(board, me)).rejects.toThrow(ServiceUnreachable);
      const tagged = await PollingStation.open(['staff'], 'another');
      await expect(
        voter.obtainTicket({ ...board, opened: tagged.opened }, me),
      ).rejects.toMatchObject({ code: 'KEY_NOT_ON_BOARD' });
    });
  });

  describe('with letters lost on the way', () => {
    const fates = ['lost on the way', 'answer lost', 'not now'] as const;

    it.each(fates)('gets its one ticket when the request is %s', async (fate) => {
      const board = await voter.openBoard(appraisalId);
      station.fates.push(fate, fate);
      const ticket = await voter.obtainTicket(board, me);
      const asked = station.sent.filter(({ operation }) => operation === 'VoterTicket');
      expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
      expect([asked.length, station.pauses]).toEqual([3, [400, 800]]);
      expect(await voter.keptTicket(board, me)).toEqual(ticket);
    });

    it('keeps the request before it is sent: a page that died waiting gets the same ticket after the reload', async () => {
      const board = await voter.openBoard(appraisalId);
      station.fates.push(...Array<'answer lost'>(5).fill('answer lost'));
      await expect(voter.obtainTicket(board, me)).rejects.toThrow(ServiceUnreachable);
      const ticket = await device(storage).obtainTicket(board, me);
      await voter.cast(board, ticket, sheet('fair'));
      expect(await station.counted(ticket)).toEqual(sheet('fair'));
    });

    it('sends nothing when the device cannot keep the request', async () => {
      const board = await voter.openBoard(appraisalId);
      const full: VoterStorage = { ...storage, keepFirst: () => Promise.reject(new Error('full')) };
      await expect(device(full).obtainTicket(board, me)).rejects.toThrow('full');
      expect(station.operations()).toEqual(['VoterBoard']);
    });

    it('makes one request of two tabs and of two clicks', async () => {
      const board = await voter.openBoard(appraisalId);
      const asks = [voter, voter, device(storage)].map((tab) => tab.obtainTicket(board, me));
      const [first, ...others] = await Promise.all(asks);
      expect(others).toEqual([first, first]);
    });

    it('says so when the ticket was taken on another device', async () => {
      const board = await voter.openBoard(appraisalId);
      await voter.obtainTicket(board, me);
      await expect(device(memoryStorage()).obtainTicket(board, me)).rejects.toMatchObject({
        name: 'ServiceRefusal',
        code: 'TICKET_ALREADY_ISSUED',
      });
    });

    it('never overwrites a kept ticket that it cannot read', async () => {
      const board = await voter.openBoard(appraisalId);
      const broken: VoterStorage = { ...storage, get: async () => '{"classId":"staff"' };
      await expect(device(broken).obtainTicket(board, me)).rejects.toMatchObject({
        code: 'STORED_TICKET_UNREADABLE',
      });
    });

    it('gives a second person on the device neither the ticket nor the request of the first', async () => {
      const board = await voter.openBoard(appraisalId);
      const mine = await voter.obtainTicket(board, me);
      station.voters.set('Bearer b', 'staff');
      const other = { owner: 'person-2', authorization: () => 'Bearer b' };
      expect(await voter.keptTicket(board, other)).toBeNull();
      expect(await voter.obtainTicket(board, other)).not.toEqual(mine);
      await voter.forget(board, other);
      expect(await voter.keptTicket(board, other)).toBeNull();
      expect(await voter.keptTicket(board, me)).toEqual(mine);
    });
  });

  describe('casting', () => {
    it.each(['lost on the way', 'answer lost', 'not now'] as const)(
      'sends the same bytes again when %s',
      async (fate) => {
        const board = await voter.openBoard(appraisalId);
        const ticket = station.ticket();
        station.fates.push(fate);
        await voter.cast(board, ticket, sheet('poor'));
        const casts = station.sent.filter(({ operation }) => operation === 'VoterCast');
        expect([casts.length, new Set(casts.map(({ body }) => body)).size]).toEqual([2, 1]);
        expect([station.box.size, await station.counted(ticket)]).toEqual([1, sheet('poor')]);
      },
    );

    it('seals anew to replace the sheet, and lets the last one stand, however slow the first was', async () => {
      const board = await voter.openBoard(appraisalId);
      const ticket = station.ticket();
      station.fates.push('answer lost', 'not now', 'lost on the way');
      await Promise.all(['good', 'fair', 'poor'].map((g) => voter.cast(board, ticket, sheet(g))));
      expect(await station.counted(ticket)).toEqual(sheet('poor'));
      const bodies = station.sent.slice(1).map(({ body }) => body);
      expect([bodies.length, new Set(bodies).size]).toEqual([6, 3]);
      expect(new Set(bodies.map(({ length }) => length)).size).toBe(1);
    });

    it('goes on after a cast that was refused', async () => {
      const board = await voter.openBoard(appraisalId);
      const ticket = station.ticket();
      station.fates.push(...Array<'not now'>(5).fill('not now'));
      await expect(voter.cast(board, ticket, sheet('good'))).rejects.toThrow(ServiceUnreachable);
      await voter.cast(board, ticket, sheet('fair'));
      expect(await station.counted(ticket)).toEqual(sheet('fair'));
    });

    it('says what the service refused, and asks only once', async () => {
      const board = await voter.openBoard(appraisalId);
      const refusing = new Voter({
        ...{ url: '/graphql', storage, modulusBits },
        platform: {
          ...station.platform,
          fetch: async () => ({
            status: 200,
            text: async () =>
              '{"data":null,"errors":[{"message":"shut","extensions":{"code":"BALLOT_BOX_CLOSED","kind":"conflict"}}]}',
          }),
        },
      });
      const refusal = await refusing.cast(board, station.ticket(), sheet('good')).catch((e) => e);
      expect(refusal).toBeInstanceOf(ServiceRefusal);
      expect([refusal.code, station.pauses]).toEqual(['BALLOT_BOX_CLOSED', []]);
    });

    it('waits a random while between ticket and ballot when asked to', async () => {
      const board = await voter.openBoard(appraisalId);
      await voter.cast(board, station.ticket(), sheet('good'), { waitMs: [60_000, 180_000] });
      expect(station.pauses).toEqual([120_000]);
    });

    it('keeps nothing of a sheet: no grade, no text, no seal, in the store or on the device', async () => {
      const values = new Map<string, string>();
      const spied: VoterStorage = {
        ...storage,
        keepFirst: async (key, value) => (values.set(key, value), storage.keepFirst(key, value)),
        put: async (key, value) => void values.set(key, value),
      };
      voter = device(spied);
      const board = await voter.openBoard(appraisalId);
      const ticket = await voter.obtainTicket(board, me);
      const before = JSON.stringify([...values]);
      await voter.cast(board, ticket, sheet('poor', 'canary-text'));
      expect(JSON.stringify([...values])).toBe(before);
      expect(before).toContain(ticket.signature);
      expect(`${before}${JSON.stringify(ticket)}`).not.toMatch(/poor|canary|ciphertext|person-1/);
      expect((voter as unknown as { casting: Map<string, unknown> }).casting.size).toBe(0);
    });
  });

  it('asks for its class where there are several, and never for another person’s', async () => {
    station = await PollingStation.open(['leaders', 'staff']);
    voter = device(storage);
    const board = await voter.openBoard(appraisalId);
    const ticket = await voter.obtainTicket(board, me);
    expect(station.operations()).toEqual(['VoterBoard', 'VoterClasses', 'VoterTicket']);
    await voter.cast(board, ticket, sheet('good'));
    await expect(
      device(memoryStorage()).obtainTicket(board, { ...me, classId: 'leaders' }),
    ).rejects.toMatchObject({ code: 'NOT_ON_VOTER_LIST' });
    await expect(
      device(memoryStorage()).obtainTicket(board, { ...me, classId: 'nobody' }),
    ).rejects.toMatchObject({ code: 'CLASS_UNKNOWN' });
  });
});
