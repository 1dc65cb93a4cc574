import { createHash } from 'node:crypto';
import { anActor, anOutsider } from '@huiyin/testing';
import { newId } from '@huiyin/kernel';
import { codeOf } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { numbersOn, PaperScene } from './paper-scene';
import { paperRoots } from './paper-roots';
import { pdfPages } from './pdf-pages';

jest.setTimeout(120_000);

const tables = [
  ...['paper_key', 'paper_batch', 'paper_form', 'paper_return', 'paper_clerk', 'paper_entry'],
  ...['paper_resolution', 'paper_void', 'paper_scan', 'issuance.hand_out'],
  ...['issuance.guest_hand_out', 'issuance.slip_run'],
];

describe('need 17: the paper is the supervision group’s alone', () => {
  let harness: Harness;
  let paper: PaperScene;
  let batchId: string;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    paper = await PaperScene.created(harness, 8);
    const { data } = await paper.prepare(6);
    batchId = (data?.['preparePaperForms'] as unknown as { batch: { id: string } }).batch.id;
  });
  afterAll(() => harness.stop());

  const people = () => {
    const { bureauId, unitId } = paper.scene.place;
    const supervision = (unitIds: string[]) => anActor('supervision-leader', { bureauId, unitIds });
    return {
      'the unit’s principal': [paper.scene.principal, 'FORBIDDEN'],
      'a voter': [paper.scene.voters[0], 'FORBIDDEN'],
      'the campaign office': [paper.scene.office, 'FORBIDDEN'],
      'another group': [supervision([newId()]), 'APPRAISAL_NOT_FOUND'],
      'another bureau': [anOutsider(), 'APPRAISAL_NOT_FOUND'],
      'a leader of the group who works in the unit': [
        both(bureauId, unitId),
        'CUSTODY_OF_OWN_UNIT',
      ],
    } as const;
  };
  const both = (bureauId: string, unitId: string) => {
    const leader = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
    const staff = anActor('staff', { bureauId, unitId });
    return new (leader.constructor as new (claims: object) => typeof leader)({
      ...leader.claims(),
      grants: [...leader.grants, ...staff.grants],
    });
  };

  it.each(Object.keys(paperRoots(newId())))('%s is for nobody else', async (field) => {
    const selection = paperRoots(paper.appraisalId)[field]?.[1];
    const operation = `${field.startsWith('Query') ? 'query' : 'mutation'} { ${selection} }`;
    for (const [actor, code] of Object.values(people())) {
      const own = code === 'CUSTODY_OF_OWN_UNIT' && field === 'Query.appraisalPaper';
      const answer = await harness.graph.as(actor as never, operation);
      expect(codeOf(answer)).toBe(own ? 'APPRAISAL_NOT_FOUND' : code);
    }
  });

  it('hands the file to the group, kept by no cache, and to nobody else', async () => {
    for (const [actor, code] of Object.values(people())) {
      const expected = code === 'APPRAISAL_NOT_FOUND' ? 'PAPER_BATCH_NOT_FOUND' : code;
      expect((await paper.file(actor as never, `paper-forms/${batchId}`)).code).toBe(expected);
    }
    const { status, headers, bytes } = await paper.file(paper.leader, `paper-forms/${batchId}`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      ...[200, 'application/pdf', 'no-store'],
    ]);
    const again = await paper.file(paper.clerks[0], `paper-forms/${batchId}`);
    const numbers = numbersOn(pdfPages(bytes));
    expect(numbers).toHaveLength(6);
    expect(numbersOn(pdfPages(again.bytes))).toEqual(numbers);
    expect((await paper.file(paper.leader, `paper-forms/${newId()}`)).code).toBe(
      'PAPER_BATCH_NOT_FOUND',
    );
    expect((await paper.file(paper.leader, 'paper-forms/x')).code).toBe('PAPER_BATCH_NOT_FOUND');
    expect((await paper.file(paper.leader, `ticket-slips/${newId()}`)).code).toBe(
      'SLIP_RUN_NOT_FOUND',
    );
  });

  it('keeps no control number in the database, only hashes and a sealed seed', async () => {
    const { bytes } = await paper.file(paper.leader, `paper-forms/${batchId}`);
    const numbers = numbersOn(pdfPages(bytes)).map((number) => number.replaceAll('-', ''));
    const hashes = await harness.sql<{ number_hash: string }>(
      'SELECT number_hash FROM paper_form WHERE appraisal_id = $1',
      [paper.appraisalId],
    );
    const expected = numbers.map((number) =>
      createHash('sha256').update(`huiyin-paper-v1/${paper.appraisalId}/${number}`).digest('hex'),
    );
    expect(hashes.map(({ number_hash: hash }) => hash).sort()).toEqual(expected.sort());
    for (const table of tables) {
      const rows = await harness.sql<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      for (const { row } of rows) for (const number of numbers) expect(row).not.toContain(number);
    }
  });

  it('prepares the same forms once, however often and by however many it is asked', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => paper.prepare(4, { largePrint: true })),
    );
    const ids = answers.map(({ data }) => JSON.stringify(data?.['preparePaperForms']));
    expect(new Set(ids).size).toBe(1);
    expect(codeOf(await paper.prepare(5, { largePrint: true }))).toBe('PAPER_BATCH_EXISTS');
    expect(codeOf(await paper.prepare(5, { ticketClass: 'Z' }))).toBe('PAPER_CLASS_UNKNOWN');
    const { batch } = JSON.parse(ids[0] ?? '') as { batch: { id: string } };
    const withdraw = () =>
      paper.ask(
        paper.leader,
        'withdrawPaperForms',
        { batchId: batch.id },
        'WithdrawPaperFormsInput',
      );
    const withdrawn = await Promise.all([withdraw(), withdraw()]);
    expect(withdrawn.map(({ data }) => data?.['withdrawPaperForms']).sort()).toEqual([false, true]);
    expect((await paper.file(paper.leader, `paper-forms/${batch.id}`)).code).toBe(
      'PAPER_BATCH_NOT_FOUND',
    );
  });

  it('fixes the forms at the opening: their commitment stands on the board, none is printed after', async () => {
    const hashes = await harness.sql<{ hash: string }>(
      'SELECT number_hash AS hash FROM paper_form WHERE appraisal_id = $1 ORDER BY 1',
      [paper.appraisalId],
    );
    expect((await paper.scene.open()).errors).toBeUndefined();
    const joined = hashes.map(({ hash }) => hash).join('\n');
    expect((await paper.scene.opening()).paper).toEqual([
      {
        ...{ classId: 'attendee', printed: 6 },
        commitment: createHash('sha256').update(joined).digest('hex'),
      },
    ]);
    expect((await paper.file(paper.leader, `paper-forms/${batchId}`)).code).toBe(
      'PAPER_FORMS_FIXED',
    );
    expect(codeOf(await paper.prepare(6))).toBe('PAPER_FORMS_FIXED');
    const seeds = await harness.sql('SELECT 1 FROM paper_batch WHERE sealed_seed IS NOT NULL');
    expect(seeds).toEqual([]);
  });

  it('shows another bureau no row of any table, and takes none', async () => {
    await paper.handOut([paper.scene.voters[0]?.personId ?? null]);
    const scan = { sha256: 'a'.repeat(64), what: '交接清单', pages: 2 };
    for (const isNew of [true, false])
      expect(
        (await paper.ask(paper.leader, 'attachPaperScan', scan, 'AttachPaperScanInput')).data,
      ).toEqual({
        attachPaperScan: isNew,
      });
    for (const table of tables) {
      const seen = (bureauId: string) =>
        harness.sqlAs('evaluations_app', `SELECT 1 FROM ${table}`, [], bureauId);
      expect(await seen(newId())).toEqual([]);
      expect(await seen('')).toEqual([]);
    }
    const mine = await harness.sqlAs(
      'evaluations_app',
      'SELECT 1 FROM paper_form',
      [],
      paper.scene.place.bureauId,
    );
    expect(mine).toHaveLength(6);
    for (const role of ['evaluations_box', 'evaluations_custody'])
      for (const table of tables)
        await expect(harness.sqlAs(role, `SELECT 1 FROM ${table}`)).rejects.toThrow(
          'permission denied',
        );
  });

  it('asks the database as often for five forms as for fifty', async () => {
    const counts: number[] = [];
    for (const forms of [5, 50]) {
      const other = await PaperScene.created(harness, 6);
      await other.prepare(forms);
      harness.statements();
      await harness.graph.as(
        other.leader,
        `{ appraisalPaper(appraisalId: "${other.appraisalId}") { batches { id } returns { issued } scans { what } } }`,
      );
      counts.push(harness.statements().length);
    }
    expect(counts).toEqual([1, 1]);
  });
});
