import type { DataSource } from 'typeorm';
import { newId } from '@huiyin/kernel';
import { createDataSource } from '@huiyin/persistence';
import { emptyDatabase } from '@huiyin/testing';
import { entities, migrations } from '../../src/database';
import { formShape } from '../../src/form/form-shape.rules';

jest.setTimeout(60_000);

const olderStates = ['CREATED', 'OPEN', 'BOX_SEALED', 'CLOSED', 'PUBLISHED'];

describe('appraisals that were there before the room', () => {
  let source: DataSource;
  let admin: DataSource;
  let drop: () => Promise<void>;
  const place = { bureauId: newId(), campaignId: newId(), unitId: newId() };
  const at = migrations.findIndex(({ name }) => name.startsWith('AppraisalRoom'));

  beforeAll(async () => {
    const database = await emptyDatabase('evaluations');
    drop = database.drop;
    const options = { url: database.ownerUrl, entities, applicationName: 'test' };
    const before = createDataSource({ ...options, migrations: migrations.slice(0, at) });
    await before.initialize();
    await before.runMigrations({ transaction: 'each' });
    await before.destroy();
    admin = createDataSource({ ...options, url: database.adminUrl, migrations: [] });
    await admin.initialize();
    for (const state of olderStates) await older(state);
    source = createDataSource({ ...options, migrations: migrations.slice(0, at + 1) });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await admin.destroy();
    await drop();
  });

  async function older(state: string): Promise<void> {
    const [id, { bureauId, campaignId, unitId }] = [newId(), place];
    const grades = [
      { id: 'good', label: '好', value: 2, favourable: true },
      { id: 'poor', label: '差', value: 1, favourable: false },
    ];
    const turnout = ['CLOSED', 'PUBLISHED'].includes(state) ? '[]' : null;
    await admin.query(`INSERT INTO known_meeting VALUES ($1, $2, $3, $4, 'mobilization', '{}')`, [
      ...[id, bureauId, campaignId, unitId],
    ]);
    await admin.query(
      `INSERT INTO appraisal VALUES ($1, $2, $3, $4, $1, $5, $5, '["style"]', $6, 5, 0.55, NULL, $7)`,
      [id, bureauId, campaignId, unitId, state, JSON.stringify(grades), turnout],
    );
    await admin.query(
      `INSERT INTO appraisal_target VALUES ($1, $1, $2, 0, 'member', '甲同志', NULL)`,
      [...[id, bureauId]],
    );
    await admin.query(
      `INSERT INTO appraisal_result VALUES ($1, $1, 'style', 'all', $2, 9, 9, '{"good": 4}', 4, 1, NULL, 'r/1')`,
      [id, bureauId],
    );
  }

  const rows = (sql: string) => admin.query<Record<string, unknown>[]>(sql);

  it('are carried over: what was asked is a form of its own, what was counted stays counted, what was published is published', async () => {
    await source.runMigrations({ transaction: 'each' });
    const found = await rows(
      'SELECT title, state, published_to, is_valid, form FROM appraisal ORDER BY title',
    );
    expect(found.map(({ title, state, published_to }) => [title, state, published_to])).toEqual([
      ['BOX_SEALED', 'BOX_SEALED', null],
      ['CLOSED', 'TALLIED', null],
      ['CREATED', 'CREATED', null],
      ['OPEN', 'MEETING_HELD', null],
      ['PUBLISHED', 'CLOSED', 'bureau'],
    ]);
    for (const { form } of found) {
      expect(formShape.parse(form)).toEqual(form);
      expect(form).toMatchObject({
        ...{ key: 'as-asked', weakBelow: '55 %', dimensions: [{ key: 'style', scale: 'grades' }] },
        scales: [{ grades: [{ key: 'good', title: { zh: '好' } }, { key: 'poor' }] }],
      });
    }
    expect(await rows('SELECT DISTINCT k, routed FROM appraisal_result')).toEqual([
      { k: 5, routed: false },
    ]);
  });

  it('and back again, as they were', async () => {
    await source.undoLastMigration({ transaction: 'each' });
    const found = await rows(
      'SELECT title, state, dimensions, grades FROM appraisal ORDER BY title',
    );
    expect(found.map(({ title, state }) => [title, state])).toEqual(
      [...olderStates].sort().map((state) => [state, state]),
    );
    for (const { dimensions, grades } of found)
      expect({ dimensions, grades }).toEqual({
        dimensions: ['style'],
        grades: [
          { id: 'good', label: '好', value: 2, favourable: true },
          { id: 'poor', label: '差', value: 1, favourable: false },
        ],
      });
  });
});
