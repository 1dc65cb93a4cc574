import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue } from './catalogue';
import { toCloudEvent } from './cloud-event';
import { EventPayloadRefused } from './define-event';

const fixtures = join(__dirname, '..', 'fixtures');
const events = eventCatalogue.map((contract) => ({ type: contract.type, contract }));

function fixture(type: string): { bureauId: string } {
  return JSON.parse(readFileSync(join(fixtures, `${type}.json`), 'utf8')) as { bureauId: string };
}

describe('the catalogue', () => {
  it('holds every event that any file of this folder defines', () => {
    const defined = readdirSync(__dirname)
      .filter((file) => file.endsWith('.events.ts'))
      .flatMap((file) => [
        ...readFileSync(join(__dirname, file), 'utf8').matchAll(/= defineEvent\(\s*'([^']+)'/g),
      ])
      .map(([, name]) => name);

    expect(defined.length).toBeGreaterThan(10);
    expect(eventCatalogue.map(({ name }) => name).sort()).toEqual(defined.sort());
  });

  it('holds no type twice', () => {
    expect(new Set(eventCatalogue.map(({ type }) => type)).size).toBe(eventCatalogue.length);
  });

  it('has a payload of the past for every event, and for none besides', () => {
    const files = readdirSync(fixtures).map((file) => file.replace(/\.json$/, ''));

    expect(files).toEqual(expect.arrayContaining(eventCatalogue.map(({ type }) => type)));
  });
});

describe.each(events)('$type', ({ type, contract }) => {
  it('still reads the payload of the past', () => {
    expect(contract.schema.parse(fixture(type))).toEqual(fixture(type));
    expect(contract.of(fixture(type)).payload).toEqual(fixture(type));
  });

  it('refuses to say what its contract does not know', () => {
    const talkative = { ...fixture(type), personName: 'Nobody' };

    expect(() => contract.of(talkative)).toThrow(EventPayloadRefused);
  });

  it('refuses to leave out its tenant', () => {
    const tenantless = { ...fixture(type), bureauId: undefined };

    expect(() => contract.of(tenantless as never)).toThrow('bureauId');
  });

  it('travels as CloudEvents 1.0', () => {
    const meta = {
      id: '00000000-0000-4000-8000-00000000000a',
      time: new Date('2026-03-01T08:00:00Z'),
    };
    const event = toCloudEvent(contract, fixture(type), meta);

    expect(event).toMatchObject({
      specversion: '1.0',
      id: meta.id,
      source: `/huiyin/${type.split('.')[0]}`,
      type,
      time: '2026-03-01T08:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: `/schemas/${type}.json`,
      bureauid: fixture(type).bureauId,
      partitionkey: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    // CloudEvents 1.0, 3.1: attribute names are lower-case letters and digits.
    expect(Object.keys(event).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
  });
});
