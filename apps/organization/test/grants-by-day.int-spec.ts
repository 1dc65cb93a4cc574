import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { testActorKey } from '@huiyin/testing';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

describe('what one may do where, by the day', () => {
  let harness: Harness;
  let here: ABureau;
  let people: PeopleOf;
  let logins = 0;
  const headers = {
    [actorHeader]: new ActorSigner({ organization: testActorKey }).sign(
      Actor.anonymous(),
      'organization',
    ),
  };

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    people = new PeopleOf(harness, here);
  });
  afterAll(() => harness.stop());

  const actor = async (login: string, at: string) => {
    const [row] = await harness.rows<{ actor: { personId: string; grants: object[] } | null }>(
      'SELECT actor_of($1, $2) AS actor',
      [login, `${at}T04:00:00Z`],
    );
    return row!.actor;
  };
  const grants = async (login: string, at: string) => (await actor(login, at))!.grants;
  const newLogin = () => `login-${(logins += 1)}`;
  const at = (role: string, unitId?: string) => {
    return { role, bureauId: here.bureauId, ...(unitId ? { unitId } : {}) };
  };

  it('§7.51 gives the role of the chair to whoever acts on it, on these days only', async () => {
    const [unitId, login] = [await people.unit(), newLogin()];
    const personId = await people.person({ unitId, login });
    await people.made('appointActing', {
      personId,
      unitId,
      kind: 'PARTY_PRINCIPAL',
      from: '2026-03-01',
      to: '2026-04-01',
    });
    expect(await grants(login, '2026-02-28')).toEqual([at('staff', unitId)]);
    expect(await grants(login, '2026-03-01')).toEqual([
      at('staff', unitId),
      at('unit-principal', unitId),
    ]);
    expect(await grants(login, '2026-04-01')).toEqual([at('staff', unitId)]);
  });

  it('gives what a kind of post gives, at the unit a department stands in, nothing for a voided one', async () => {
    const [unitId, login] = [await people.unit(), newLogin()];
    const department = await people.unit(undefined, { kind: 'department', parentId: unitId });
    const personId = await people.person({ unitId: department, login });
    await people.post('HEAD_NURSE', { personId, unitId: department });
    await people.post('UNIT_LIAISON', { personId, unitId });
    await people.post('BODY_MEMBER', { personId, unitId });
    const office = await people.post('CAMPAIGN_OFFICE_DEPUTY', { personId });
    await people.made('voidPost', { postId: office.id, reason: '录入错误' });
    expect(await grants(login, '2026-05-01')).toEqual([
      at('department-head', unitId),
      at('staff', unitId),
      at('unit-contact', unitId),
    ]);
  });

  it('R000.8 makes somebody attached staff where he works, not at home; trainees without a post likewise', async () => {
    const [home, host, login] = [await people.unit(), await people.unit(), newLogin()];
    const personId = await people.person({ unitId: home, login });
    const attachment = { personId, unitId: host, kind: 'ATTACHED', from: '2026-05-01' };
    await people.made('attachPerson', attachment);
    expect(await grants(login, '2026-04-30')).toEqual([at('staff', home)]);
    expect(await grants(login, '2026-05-01')).toEqual([at('staff', host)]);
    const trainee = newLogin();
    await people.person({ unitId: home, kind: 'TRAINEE', login: trainee });
    expect(await grants(trainee, '2026-05-01')).toEqual([at('staff', home)]);
    const retired = newLogin();
    await people.person({ unitId: home, kind: 'RETIRED', login: retired });
    expect(await grants(retired, '2026-05-01')).toEqual([]);
  });

  it('counts a membership and a contact from their first day to the day before their end', async () => {
    const [unitId, login] = [await people.unit(), newLogin()];
    const personId = await people.person({ unitId, login });
    await harness.rows(
      `INSERT INTO unit_contact (id, bureau_id, unit_id, person_id, valid_from, valid_to)
       VALUES (gen_random_uuid(), $1, $2, $3, '2026-03-01', '2026-04-01')`,
      [here.bureauId, unitId, personId],
    );
    const isContact = async (day: string) =>
      (await grants(login, day)).some((grant) => 'role' in grant && grant.role === 'unit-contact');
    expect(await isContact('2026-02-28')).toBe(false);
    expect(await isContact('2026-03-01')).toBe(true);
    expect(await isContact('2026-04-01')).toBe(false);
  });

  it('shuts somebody out at once and for good until the login is given again, and writes down who did', async () => {
    const login = newLogin();
    const personId = await people.person({ login });
    const lookUp = () => fetch(`${harness.origin}/internal/actors/${login}`, { headers });
    expect((await lookUp()).status).toBe(200);
    const codes = await Promise.all(
      [1, 2, 3, 4].map(() => people.refused('revokeAccess', { personId })),
    );
    expect(codes).toEqual([undefined, undefined, undefined, undefined]);
    expect((await lookUp()).status).toBe(404);
    const successor = await people.person();
    await people.made('grantAccess', { personId: successor, login });
    expect((await actor(login, '2026-05-01'))!.personId).toBe(successor);
    expect(await people.refused('grantAccess', { personId, login })).toBe('LOGIN_TAKEN');
    const records = await harness.rows(
      `SELECT person_id, action, recorded_by FROM access_record WHERE subject = $1 ORDER BY recorded_at, action DESC`,
      [login],
    );
    const recorded_by = here.office.personId;
    expect(records).toEqual([
      { person_id: personId, action: 'granted', recorded_by },
      { person_id: personId, action: 'revoked', recorded_by },
      { person_id: successor, action: 'granted', recorded_by },
    ]);
    const [told] = await harness.rows(
      `SELECT 1 FROM events.outbox_message WHERE event ->> 'type' LIKE 'organization.grants-changed%'
         AND event -> 'data' -> 'personIds' ? $1 HAVING count(*) = 2`,
      [personId],
    );
    expect(told).toBeDefined();
  });
});
