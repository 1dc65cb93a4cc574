import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineEvent, type EventContract, eventCatalogue, field } from '@huiyin/contracts';
import { workspaceRoot } from '@huiyin/kernel';
import { z } from 'zod';
import { lastPublishedIn } from './last-published';
import { publishContracts } from './publish-contracts';

const ids = { thingId: field.id(), bureauId: field.id() };

function thingHappened(version: number, further: z.ZodRawShape = {}): EventContract {
  return defineEvent(
    'campaigns.thing-happened',
    version,
    'For tests.',
    { ...ids, ...further },
    (payload) => String((payload as { thingId: unknown }).thingId),
  ) as unknown as EventContract;
}

describe('publishing contracts', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'huiyin-contracts-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const publish = (catalogue: readonly EventContract[], isCheck = false) =>
    publishContracts({ root, catalogue, isCheck, lastPublished: lastPublishedIn(root, 'HEAD') });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  it('writes schema, document and AsyncAPI, and finds them undrifted afterwards', () => {
    expect(publish([thingHappened(1)]).exitCode).toBe(0);

    expect(
      JSON.parse(read('libs/contracts/schemas/campaigns.thing-happened.v1.json')),
    ).toMatchObject({
      $id: '/schemas/campaigns.thing-happened.v1.json',
      'x-partition-key': 'thingId',
      properties: { thingId: { type: 'string', format: 'uuid', 'x-privacy': 'operational' } },
      required: ['thingId', 'bureauId'],
      additionalProperties: false,
    });
    expect(read('docs/events.md')).toContain('| `thingId` | uuid | operational |');
    expect(publish([thingHappened(1)], true)).toEqual({
      exitCode: 0,
      lines: ['1 events, nothing drifted'],
    });
  });

  it('names every file that drifted, and mends none while checking', () => {
    publish([thingHappened(1)]);
    writeFileSync(join(root, 'docs/events.md'), 'edited by hand');

    expect(publish([thingHappened(1)], true)).toEqual({
      exitCode: 1,
      lines: ['docs/events.md is not what the contracts say; run: npm run contracts'],
    });
    expect(read('docs/events.md')).toBe('edited by hand');
  });

  it('refuses a breaking change and leaves the published schema as it is', () => {
    publish([thingHappened(1, { unitId: field.id() })]);
    const before = read('libs/contracts/schemas/campaigns.thing-happened.v1.json');

    const result = publish([thingHappened(1)]);

    expect(result.exitCode).toBe(1);
    expect(result.lines[0]).toBe('campaigns.thing-happened.v1: payload.unitId: was removed');
    expect(read('libs/contracts/schemas/campaigns.thing-happened.v1.json')).toBe(before);
  });

  it('takes the same change under a new version, and keeps the schema of the old one', () => {
    publish([thingHappened(1, { unitId: field.id() })]);

    expect(publish([thingHappened(2)]).exitCode).toBe(0);
    expect(read('libs/contracts/schemas/campaigns.thing-happened.v1.json')).toContain('unitId');
    expect(read('libs/contracts/schemas/campaigns.thing-happened.v2.json')).not.toContain('unitId');
  });

  it('refuses to let a published event vanish', () => {
    publish([thingHappened(2)]);

    for (const catalogue of [[], [thingHappened(1)]])
      expect(publish(catalogue)).toMatchObject({
        exitCode: 1,
        lines: expect.arrayContaining([
          'campaigns.thing-happened.v2: was published and is in no contract any more',
        ]),
      });
  });

  it('S14 refuses a contract without a privacy class', () => {
    expect(publish([thingHappened(1, { unitId: z.uuid() })])).toMatchObject({
      exitCode: 1,
      lines: expect.arrayContaining([
        'campaigns.thing-happened.v1: payload.unitId: has no privacy class',
      ]),
    });
  });
});

describe('what is committed', () => {
  it('is what the contracts say: schemas, docs/events.md, docs/asyncapi.yaml', () => {
    const root = workspaceRoot(__dirname);
    const lastPublished = lastPublishedIn(root, 'HEAD');

    expect(
      publishContracts({ root, catalogue: eventCatalogue, isCheck: true, lastPublished }),
    ).toMatchObject({
      exitCode: 0,
    });
  });
});
