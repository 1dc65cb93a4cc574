import { z } from 'zod';
import { eventCatalogue } from './catalogue';
import { contractProblems } from './contract-problems';
import { defineEvent, type EventContract } from './define-event';
import { field } from './fields';

const ids = { thingId: field.id(), bureauId: field.id() };

function withFields(fields: z.ZodRawShape): EventContract {
  return defineEvent(
    'campaigns.thing-happened',
    1,
    'For tests.',
    { ...ids, ...fields },
    (payload) => String((payload as { thingId: unknown }).thingId),
  ) as unknown as EventContract;
}

describe('a sound contract', () => {
  it.each(eventCatalogue.map((contract) => [contract.type, contract] as const))(
    'S14 %s: every field has a privacy class, and no room for a name, a phone or free text',
    (_, contract) => expect(contractProblems(contract)).toEqual([]),
  );

  it.each<[string, z.ZodRawShape, string]>([
    [
      'a field without a privacy class',
      { unitId: z.uuid() },
      'payload.unitId: has no privacy class',
    ],
    [
      'a field without one deep inside a list',
      { units: z.array(z.strictObject({ unitId: z.uuid() })) },
      'payload.units[].unitId: has no privacy class',
    ],
    [
      'a class nobody knows',
      { unitId: z.uuid().meta({ privacy: 'harmless' }) },
      'payload.unitId: has no privacy class',
    ],
    ['free text', { reason: field.fact(z.string()) }, 'payload.reason: is free text or open-ended'],
    [
      'free text that may be absent',
      { why: field.fact(z.string().nullable()) },
      'payload.why: is free text or open-ended',
    ],
    [
      'anything at all',
      { extra: field.fact(z.unknown()) },
      'payload.extra: is free text or open-ended',
    ],
    [
      'an open object',
      { more: field.fact(z.looseObject({ a: z.boolean() })) },
      'payload.more: takes unknown fields',
    ],
    [
      'a name',
      { personName: field.code() },
      'payload.personName: is called what personal data is called',
    ],
    ['a phone', { phone: field.code() }, 'payload.phone: is called what personal data is called'],
  ])('S14 reports %s', (_, fields, problem) => {
    expect(contractProblems(withFields(fields))).toEqual([problem]);
  });

  it('reports an event that is not named like one', () => {
    const contract = defineEvent(
      'campaigns.Thing Happened',
      1,
      'For tests.',
      ids,
      ({ thingId }) => thingId,
    );

    expect(contractProblems(contract)).toEqual([expect.stringContaining('is not <scope>.<noun>')]);
  });

  it('reports a key that is no field of every payload', () => {
    const shape = { ...ids, unitId: field.id().optional() };
    const contract = defineEvent('campaigns.thing-happened', 1, 'For tests.', shape, ({ unitId }) =>
      String(unitId),
    );

    expect(contractProblems(contract)).toContain(
      'key: "unitId" is no required field of the payload',
    );
  });
});
