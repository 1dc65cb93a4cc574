import { aDefinition, aHolding, aRecord, aUnit, aWorld, dutyOf, outcome } from '../../test/a-world';

const held = (kind: string, on: string, values: object, unitId = 'hospital') =>
  aRecord(kind, on, { unitId, values: values as Record<string, never> });

describe('presence', () => {
  const roles = [
    { key: 'group', holders: ['supervision-leader', 'supervision-member'], at: 'supervision' },
    { key: 'group-leader', holders: ['supervision-leader'], at: 'supervision' },
    { key: 'member', holders: ['body-member'] },
  ];
  const asks = (record: string, role: string, by = 'all') =>
    aDefinition({
      roles,
      rules: [{ test: { is: 'attended', select: { record }, field: 'attendees', role, by } }],
    });
  const units = [
    aUnit('hospital', { supervisionGroupId: 'g2' }),
    aUnit('clinic', { supervisionGroupId: 'g1' }),
  ];
  const inGroup = (personId: string, role: string, groupId = 'g2', to: string | null = null) =>
    aHolding(personId, role, { unitId: null, groupId, to });
  const holdings = [
    inGroup('chen', 'supervision-leader'),
    inGroup('lin', 'supervision-member'),
    inGroup('hu', 'supervision-leader', 'g1'),
  ];
  const duty = (definition: ReturnType<typeof asks>, ...attendees: string[]) =>
    dutyOf(
      aWorld({
        definition,
        units,
        holdings,
        records: [held('meeting', '2014-06-01', { attendees })],
      }),
    );

  it('R000.54 the bureau leader who supervises the unit is at its meeting; another group’s leader does not count', () => {
    const definition = asks('meeting', 'group-leader');
    expect(duty(definition, 'chen', 'li').met).toBe(true);
    expect(duty(definition, 'hu').missing).toEqual([
      { what: 'attendance', name: 'group-leader', have: 0, need: 1, record: 'meeting' },
    ]);
  });

  it('R000.23 one of the group is enough where the rule says any; R002.10 asks all of them', () => {
    expect(duty(asks('meeting', 'group', 'any'), 'lin').met).toBe(true);
    expect(duty(asks('meeting', 'group'), 'lin').missing).toMatchObject([{ have: 1, need: 2 }]);
    expect(duty(asks('meeting', 'group'), 'lin', 'chen').met).toBe(true);
  });

  it('asks those who held the role on that day', () => {
    const world = aWorld({
      definition: asks('meeting', 'member'),
      holdings: [
        aHolding('li', 'body-member', { to: '2014-06-01' }),
        aHolding('qian', 'body-member', { from: '2014-06-01' }),
      ],
      records: [held('meeting', '2014-06-01', { attendees: ['qian'] })],
    });
    expect(dutyOf(world).met).toBe(true);
  });

  it('is not met by a role nobody holds', () => {
    expect(duty(asks('meeting', 'member'), 'li').missing).toMatchObject([{ have: 0, need: 1 }]);
  });

  it('R000.77 asks the group that supervised the unit on that day', () => {
    const world = aWorld({
      definition: asks('meeting', 'group-leader'),
      units: [
        aUnit('hospital', { supervisionGroupId: 'g1', to: '2014-05-01' }),
        aUnit('hospital', { supervisionGroupId: 'g2', from: '2014-05-01' }),
      ],
      holdings,
      records: [held('meeting', '2014-04-30', { attendees: ['hu'] })],
    });
    expect(dutyOf(world).met).toBe(true);
  });
});

describe('the same attendance', () => {
  const definition = aDefinition({
    rules: [
      {
        test: {
          ...{ is: 'matches', select: { record: 'notification' }, field: 'scope' },
          as: { select: { record: 'mobilization' }, field: 'scope' },
        },
      },
    ],
  });
  const mobilization = held('mobilization', '2014-03-05', {
    scope: ['body', 'mid-level', 'retired'],
  });

  it('R000.56 the notification meeting asks the same people as the mobilization meeting, more if it likes', () => {
    const notified = (...scope: string[]) =>
      dutyOf(
        aWorld({
          definition,
          records: [mobilization, held('notification', '2014-08-01', { scope })],
        }),
      );
    expect(notified('retired', 'body', 'mid-level', 'patients')).toMatchObject({
      met: true,
      metOn: '2014-08-01',
    });
    expect(notified('body', 'mid-level').missing).toEqual([
      { what: 'scope', name: 'retired', have: null, need: null, record: 'notification' },
    ]);
  });

  it('R000.56 can’t be told before there was a mobilization meeting', () => {
    const world = aWorld({
      definition,
      records: [held('notification', '2014-08-01', { scope: ['body'] })],
    });
    expect(dutyOf(world).missing).toMatchObject([{ what: 'record', name: 'mobilization' }]);
  });

  it('R000.56 compares counts by category as it compares codes', () => {
    const counts = { scope: { body: 7, 'mid-level': 20, retired: 0 } };
    const world = aWorld({
      definition,
      records: [
        held('mobilization', '2014-03-05', counts),
        held('notification', '2014-08-01', { scope: ['body', 'mid-level'] }),
      ],
    });
    expect(dutyOf(world).met).toBe(true);
  });
});

describe('what must not be', () => {
  it('R000.52 R002.34 is met until it happens and broken from then on', () => {
    const definition = aDefinition({
      rules: [
        {
          test: {
            is: 'never',
            select: { record: 'appraisal', where: [{ field: 'non-cpc', equals: true }] },
          },
        },
      ],
    });
    const none = aWorld({
      definition,
      records: [held('appraisal', '2014-05-05', { 'non-cpc': false })],
    });
    expect(outcome(none, '2014-06-01')).toBe('MET');
    const one = { ...none, records: [held('appraisal', '2014-05-06', { 'non-cpc': true })] };
    expect(outcome(one, '2014-06-01')).toBe('NOT_MET');
    expect(dutyOf(one).missing).toMatchObject([
      { what: 'forbidden', name: 'appraisal', have: 1, need: 0 },
    ]);
  });
});
