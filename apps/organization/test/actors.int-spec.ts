import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { eventually, testActorKey } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

describe('what the gateway asks', () => {
  let harness: Harness;
  let here: ABureau;
  const headers = {
    [actorHeader]: new ActorSigner({ organization: testActorKey }).sign(
      Actor.anonymous(),
      'organization',
    ),
  };

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office);
  });
  afterAll(() => harness.stop());

  const lookUp = (subject: string) =>
    fetch(`${harness.origin}/internal/actors/${encodeURIComponent(subject)}`, { headers });
  const grantsOf = async (subject: string) =>
    ((await (await lookUp(subject)).json()) as { grants: unknown[] }).grants;
  const personNamed = async (name: string) => {
    const [found] = await harness.rows<{ id: string }>(
      'SELECT id FROM person WHERE name_key = $1',
      [name],
    );
    return found!.id;
  };
  const tell = async (mutation: string) => {
    const { data, errors } = await harness.graph.as<Record<string, { id: string }>>(
      here.office,
      `mutation { ${mutation} { id } }`,
    );
    expect(errors).toBeUndefined();
    return Object.values(data!)[0]!.id;
  };
  const grantAccess = (personId: string, login: string) =>
    tell(`grantAccess(input: { personId: "${personId}", login: "${login}" })`);
  const register = (login: string) =>
    tell(`registerPerson(input: { unitId: "${here.organId}", name: "某某", login: "${login}" })`);
  const appoint = (personId: string, kind: string, from: string, to?: string) =>
    tell(
      `appointPost(input: { personId: "${personId}", unitId: "${here.organId}", kind: ${kind}, from: "${from}"${to ? `, to: "${to}"` : ''} })`,
    );

  it('nobody without a signed actor', async () => {
    for (const path of ['actors/office', 'actor-changes'])
      expect((await fetch(`${harness.origin}/internal/${path}`)).status).toBe(401);
  });

  it('S4 nobody with the signed actor of a person, not even the office of the bureau', async () => {
    const signer = new ActorSigner({ organization: testActorKey });
    const signed = { [actorHeader]: signer.sign(here.office, 'organization') };
    for (const path of ['actors/office', 'actor-changes'])
      expect((await fetch(`${harness.origin}/internal/${path}`, { headers: signed })).status).toBe(
        404,
      );
  });

  it('a subject that is not known is 404, whatever it looks like', async () => {
    for (const subject of ['nobody', "' OR 1=1", 'x'.repeat(300), '\0'])
      expect((await lookUp(subject)).status).toBe(404);
  });

  it('R000.77 R000.78 a ★ liaison who is a contact, too: member, liaison with the units of the group, and contact', async () => {
    const personId = await personNamed('冯甲');
    await grantAccess(personId, 'feng');
    harness.statements.length = 0;
    const answer = (await (await lookUp('feng')).json()) as Record<string, unknown>;
    expect(harness.statements).toHaveLength(1);
    const [group] = await harness.rows<{ id: string }>(
      'SELECT id FROM supervision_group WHERE number = 2',
    );
    const units = await harness.rows<{ unit_id: string }>(
      'SELECT unit_id FROM supervision_assignment WHERE group_id = $1 ORDER BY ordinal',
      [group!.id],
    );
    const place = {
      bureauId: here.bureauId,
      groupId: group!.id,
      unitIds: units.map(({ unit_id }) => unit_id),
    };
    expect(answer).toEqual({
      personId,
      bureauId: here.bureauId,
      grants: [
        { role: 'supervision-liaison', ...place },
        { role: 'supervision-member', ...place },
        { role: 'unit-contact', bureauId: here.bureauId, unitId: place.unitIds[2] },
      ],
    });
  });

  it('posts count from their first day to the day before their end', async () => {
    const personId = await register('posted');
    await appoint(personId, 'UNIT_PRINCIPAL', '2020-01-01');
    await appoint(personId, 'DEPARTMENT_HEAD', '2020-01-01', '2020-12-31');
    await appoint(personId, 'CAMPAIGN_OFFICE', '2020-01-01');
    await appoint(personId, 'BODY_MEMBER', '2020-01-01');
    const { bureauId, organId: unitId } = here;
    expect(await grantsOf('posted')).toEqual([
      { role: 'campaign-office', bureauId },
      { role: 'staff', bureauId, unitId },
      { role: 'unit-principal', bureauId, unitId },
    ]);
    const later = await register('later');
    await appoint(later, 'DEPARTMENT_HEAD', '2999-01-01');
    expect(await grantsOf('later')).toEqual([{ role: 'staff', bureauId, unitId }]);
  });

  it('the city level has its role and no bureau', async () => {
    const [{ city_id } = { city_id: '' }] = await harness.rows<{ city_id: string }>(
      'SELECT city_id FROM bureau',
    );
    const personId = newId();
    await harness.rows(`INSERT INTO city_official VALUES ($1, $2, '市级某某', 'city-level')`, [
      personId,
      city_id,
    ]);
    expect(await (await lookUp('city-level')).json()).toEqual({
      personId,
      bureauId: null,
      grants: [{ role: 'city-office' }],
    });
  });

  it('hears of every change of grants as a server-sent event, and of the end', async () => {
    const stream = await fetch(`${harness.origin}/internal/actor-changes`, { headers });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const heard: string[] = [];
    const listening = (async () => {
      for await (const chunk of stream.body!) heard.push(Buffer.from(chunk).toString());
      return 'ended';
    })();
    const personId = await register('listened-to');
    await eventually(() =>
      expect(heard.join('')).toContain(`data: {"personIds":["${personId}"]}\n\n`),
    );
    const began = performance.now();
    await harness.stop();
    expect(await listening).toBe('ended');
    expect(performance.now() - began).toBeLessThan(5_000);
    harness = await organizationHarness();
  });
});
