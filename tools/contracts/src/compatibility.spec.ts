import { defineEvent, type EventContract, eventSchema, field } from '@huiyin/contracts';
import { z } from 'zod';
import { compatibilityProblems } from './compatibility';

const base = {
  thingId: field.id(),
  bureauId: field.id(),
  state: field.fact(z.enum(['OPEN', 'CLOSED'])),
  personId: field.personId(),
  share: field.share(),
  leaderId: field.fact(z.uuid().nullable()),
  dueOn: field.day().optional(),
  parts: z.array(z.strictObject({ partId: field.id(), n: field.count() })),
};

type Shape = z.ZodRawShape;

function schemaOf(shape: Shape, key: 'thingId' | 'bureauId' = 'thingId') {
  const contract = defineEvent('campaigns.thing-happened', 1, 'For tests.', shape, (payload) =>
    String((payload as Record<string, unknown>)[key]),
  );
  return eventSchema(contract as unknown as EventContract);
}

const without = (name: keyof typeof base): Shape =>
  Object.fromEntries(Object.entries(base).filter(([field]) => field !== name));
const withParts = (part: Shape): Shape => ({ ...base, parts: z.array(z.strictObject(part)) });

describe('a schema replaced under the same version', () => {
  it.each<[string, Shape, string[]]>([
    ['nothing', base, []],
    ['a new optional field', { ...base, note: field.code().optional() }, []],
    ['more care for privacy', { ...base, thingId: field.personId() }, []],
    ['a removed field', without('share'), ['payload.share: was removed']],
    [
      'a removed field in a list',
      withParts({ partId: field.id() }),
      ['payload.parts[].n: was removed'],
    ],
    [
      'a new required field',
      { ...base, unitId: field.id() },
      ['payload.unitId: is new and required, events of the past lack it'],
    ],
    [
      'a required field made optional',
      { ...base, share: field.share().optional() },
      ['payload.share: is no longer required'],
    ],
    [
      'an optional field made required',
      { ...base, dueOn: field.day() },
      ['payload.dueOn: became required, events of the past lack it'],
    ],
    [
      'a changed type',
      { ...base, share: field.code() },
      ['payload.share: the type changed from number to string'],
    ],
    [
      'another type in a list',
      withParts({ partId: field.id(), n: field.share() }),
      ['payload.parts[].n: the type changed from integer to number'],
    ],
    [
      'a lost word',
      { ...base, state: field.fact(z.enum(['OPEN'])) },
      ['payload.state: lost "CLOSED", events of the past hold it'],
    ],
    [
      'a new word',
      { ...base, state: field.fact(z.enum(['OPEN', 'CLOSED', 'LOST'])) },
      ['payload.state: gained "LOST", consumers of today refuse it'],
    ],
    [
      'a list that is no longer closed',
      { ...base, state: field.code() },
      ['payload.state: is no longer a closed list'],
    ],
    [
      'another format',
      { ...base, thingId: field.instant() },
      ['payload.thingId: format changed from uuid to date-time'],
    ],
    [
      'another range',
      { ...base, share: field.fact(z.number().min(0).max(2)).meta({ privacy: 'aggregate' }) },
      ['payload.share: maximum changed from 1 to 2'],
    ],
    [
      'a null that could not be',
      {
        ...base,
        share: field.fact(z.number().min(0).max(1).nullable()).meta({ privacy: 'aggregate' }),
      },
      ['payload.share: may be null now, consumers of today refuse it'],
    ],
    [
      'a null that can no longer be',
      { ...base, leaderId: field.id() },
      ['payload.leaderId: may no longer be null, events of the past are'],
    ],
    [
      'less care for privacy',
      { ...base, personId: field.id() },
      ['payload.personId: the privacy class was lowered from pseudonymous to operational'],
    ],
    [
      'a privacy class taken away',
      { ...base, share: z.number().min(0).max(1) },
      ['payload.share: the privacy class was lowered from aggregate to none'],
    ],
  ])('says of %s what is due', (_, shape, problems) => {
    expect(compatibilityProblems(schemaOf(base), schemaOf(shape))).toEqual(
      expect.arrayContaining(problems),
    );
    if (problems.length === 0)
      expect(compatibilityProblems(schemaOf(base), schemaOf(shape))).toEqual([]);
  });

  it('reports another partition key', () => {
    expect(compatibilityProblems(schemaOf(base), schemaOf(base, 'bureauId'))).toEqual([
      'the partition key changed from thingId to bureauId: order per key would break',
    ]);
  });

  it('takes no notice of how a named format is spelled by the library', () => {
    const respelled = JSON.parse(
      JSON.stringify(schemaOf(base)).replaceAll('0-9a-fA-F', 'a-fA-F0-9'),
    );

    expect(compatibilityProblems(schemaOf(base), respelled)).toEqual([]);
  });
});
