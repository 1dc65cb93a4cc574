import { Writable } from 'node:stream';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { Actor } from '@huiyin/identity';
import { eventually } from '@huiyin/testing';
import { BoxHarness } from './box-harness';

jest.setTimeout(60_000);

const nobody = Actor.anonymous();

/** A logger whose lines can be read. */
function keptLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: pino({ level: 'debug' }, sink) as never };
}

describe('the ballot box under blows', () => {
  let harness: BoxHarness;
  beforeEach(async () => {
    harness = await BoxHarness.start();
  });
  afterEach(() => harness.stop());

  const stateOf = async (appraisalId: string) =>
    (
      await harness.sql<{ state: string }>('SELECT state FROM box.box WHERE appraisal_id = $1', [
        appraisalId,
      ])
    )[0]?.state;

  it('R1 connections cut at any moment: what was acknowledged is in, once, in its last version; errors quote no ticket', async () => {
    const { lines, logger } = keptLog();
    const box = harness.process({ logger });
    box.start();
    const appraisalId = await harness.opened(60);
    const tickets = Array.from({ length: 30 }, () => harness.ticket());
    const acknowledged = new Map<string, string>();
    const sent = new Map<string, Set<string>>();
    const troubles: unknown[] = [];
    let promised = 0;
    let isOver = false;
    const cutting = (async () => {
      while (!isOver) {
        await sleep(randomInt(20, 150));
        await harness.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ballot-box'`,
        );
      }
    })();
    await Promise.all(
      tickets.map(async (ticket) => {
        for (let version = 0; version < 20; version += 1) {
          const ballot = harness.ballot(appraisalId, ticket);
          const { ciphertext } = ballot.sealedSheet;
          const versions = sent.get(ticket.preparedMessage) ?? new Set();
          sent.set(ticket.preparedMessage, versions.add(ciphertext));
          await box.cast.execute(nobody, ballot).then(
            () => {
              promised += 1;
              acknowledged.set(ticket.preparedMessage, ciphertext);
            },
            (error: unknown) => {
              troubles.push(error);
              acknowledged.delete(ticket.preparedMessage); // in or not: nobody promised anything
            },
          );
        }
      }),
    );
    isOver = true;
    await cutting;
    expect(troubles.length).toBeGreaterThan(5);
    const told = JSON.stringify([troubles.map((error) => [String(error), error]), lines]);
    for (const { preparedMessage, signature } of tickets) {
      expect(told).not.toContain(preparedMessage.slice(0, 12));
      expect(told).not.toContain(signature.slice(0, 12));
    }
    expect(new Set(troubles.map((error) => (error as { code: string }).code))).toEqual(
      new Set(['BALLOT_BOX_UNAVAILABLE']),
    );

    await harness.seal(appraisalId);
    await eventually(async () => expect(await stateOf(appraisalId)).toBe('handed-over'));
    const rows = await harness.sql<{ prepared_message: string; ciphertext: string }>(
      `SELECT prepared_message, sheet ->> 'ciphertext' AS ciphertext FROM box.handover WHERE appraisal_id = $1`,
      [appraisalId],
    );
    const given = new Map(rows.map((row) => [row.prepared_message, row.ciphertext]));
    expect(given.size).toBe(rows.length);
    expect(promised).toBeGreaterThan(0);
    for (const [ticket, ciphertext] of acknowledged) expect(given.get(ticket)).toBe(ciphertext);
    for (const [ticket, ciphertext] of given) expect(sent.get(ticket)).toContain(ciphertext);
    await box.stop();
  });

  it('R2 a handover cut short has not happened: the next one, of any process, gives everything', async () => {
    const first = harness.process();
    const appraisalId = await harness.opened(20);
    for (let at = 0; at < 20; at += 1)
      await first.cast.execute(nobody, harness.ballot(appraisalId));
    await harness.seal(appraisalId);
    // Stopped at its last statement, and killed there.
    await harness.sql(`CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(60); RETURN OLD; END $$`);
    await harness.sql(
      `CREATE TRIGGER wait_here BEFORE DELETE ON box.box_key FOR EACH ROW EXECUTE FUNCTION wait_here()`,
    );
    first.start();
    await eventually(async () =>
      expect(
        await harness.sql(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`),
      ).toHaveLength(1),
    );
    await harness.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`,
    );
    await harness.sql('DROP TRIGGER wait_here ON box.box_key');
    const second = harness.process();
    second.start();
    await eventually(async () => expect(await stateOf(appraisalId)).toBe('handed-over'));
    expect(await harness.handedOver(appraisalId)).toHaveLength(20);
    for (const table of ['page', 'box_key'])
      expect(await harness.sql(`SELECT 1 FROM box.${table}`)).toEqual([]);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('hands nothing over from a box of which a page was changed or lost, says so once, and goes on with other boxes', async () => {
    const { lines, logger } = keptLog();
    const box = harness.process({ logger });
    const [broken, lost, whole] = [
      await harness.opened(20),
      await harness.opened(20),
      await harness.opened(20),
    ];
    for (const appraisalId of [broken, lost, whole])
      await box.cast.execute(nobody, harness.ballot(appraisalId));
    await harness.sql(
      `UPDATE box.page SET content = set_byte(content, 100, get_byte(content, 100) # 1) WHERE appraisal_id = $1 AND page_no = 2`,
      [broken],
    );
    await harness.sql('DELETE FROM box.page WHERE appraisal_id = $1 AND page_no = 3', [lost]);
    const refusals = Array.from({ length: 20 }, () =>
      box.cast.execute(nobody, harness.ballot(broken)).then(
        () => null,
        (error: { code: string }) => JSON.stringify({ ...error, code: error.code }),
      ),
    );
    expect((await Promise.all(refusals)).join()).toContain('BALLOT_BOX_UNAVAILABLE');
    expect((await Promise.all(refusals)).join()).not.toContain('pageNo');
    for (const appraisalId of [broken, lost, whole]) await harness.seal(appraisalId);
    box.start();
    await eventually(async () => expect(await stateOf(whole)).toBe('handed-over'));
    await sleep(1_000); // three more looks
    expect([await stateOf(broken), await stateOf(lost)]).toEqual(['sealed', 'sealed']);
    expect(await harness.handedOver(broken)).toEqual([]);
    expect(lines.filter((line) => line.includes(broken))).toHaveLength(1);
    expect(lines.join()).toContain('Page 2 of the ballot box cannot be opened');
    expect(lines.join()).toContain('Page 3 of the ballot box cannot be opened');
    await box.stop();
  });

  it('with another key it is not ready, refuses ballots and gives nothing away', async () => {
    const right = harness.process();
    const appraisalId = await harness.opened(6);
    await right.cast.execute(nobody, harness.ballot(appraisalId));
    const wrong = harness.process({ boxKey: Buffer.alloc(32, 6) });
    await expect(wrong.cast.execute(nobody, harness.ballot(appraisalId))).rejects.toMatchObject({
      code: 'BALLOT_BOX_UNAVAILABLE',
    });
    await expect(wrong.ping()).rejects.toMatchObject({ code: 'BOX_SECRET_UNREADABLE' });
    await right.ping();
    await harness.seal(appraisalId);
    wrong.start();
    await sleep(700);
    expect(await stateOf(appraisalId)).toBe('sealed');
    right.start();
    await eventually(async () => expect(await stateOf(appraisalId)).toBe('handed-over'));
    await Promise.all([right.stop(), wrong.stop()]);
  });
});
