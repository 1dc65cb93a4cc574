import iconv from 'iconv-lite';
import { eventually } from '@huiyin/testing';
import { type Data, GraphClient } from './src/graph-client';
import { RunningCopy } from './src/running-copy';

const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10); // in Shanghai

/** What an office does with who is who: files in and out, a reorganisation, a change of posts. */
describe('who is who, through the front door', () => {
  let copy: RunningCopy;
  let graph: GraphClient;
  let hospital: Data;
  let campaignId: string;

  beforeAll(async () => {
    copy = await RunningCopy.start({ transport: 'embedded', demo: 'city' });
    graph = new GraphClient(copy.run.urls);
    const { supervisionGroups } = await graph.as(
      'office',
      '{ supervisionGroups { units { id name } } }',
    );
    hospital = supervisionGroups[0].units[0] as Data;
    campaignId = (await graph.as('office', '{ campaigns { id } }'))['campaigns'][0].id as string;
  }, 240_000);
  afterAll(() => copy?.stop());

  const files = async (path: string, login: string | null, init: RequestInit = {}) => {
    const url = copy.run.urls.graphql.replace('/graphql', `/files/organization/${path}`);
    const authorization =
      login === null ? {} : { authorization: `Bearer ${await graph.token(login)}` };
    return fetch(url, { ...init, headers: { ...authorization, ...init.headers } });
  };
  const upload = (name: string, body: Uint8Array, login: string | null = 'office') =>
    files('imports', login, {
      method: 'POST',
      body: Buffer.from(body),
      headers: {
        'x-file-name': encodeURIComponent(name),
        'content-type': 'application/octet-stream',
      },
    });
  const office = (query: string, variables: object = {}) => graph.as('office', query, variables);

  it('R000.80 R000.76 the contact table goes out as Word and Excel and comes back without a change', async () => {
    for (const kind of ['docx', 'xlsx', 'txt', 'csv']) {
      const table = await files(`contact-table.${kind}`, 'office');
      expect([kind, table.status]).toEqual([kind, 200]);
      const back = await upload(`督导联系表.${kind}`, new Uint8Array(await table.arrayBuffer()));
      const { id, state } = (await back.json()) as { id: string; state: string };
      expect([kind, state]).toEqual([kind, 'PREVIEWED']);
      const { commitImport } = await office(
        'mutation ($input: CommitImportInput!) { commitImport(input: $input) { state changes } }',
        { input: { importId: id } },
      );
      expect([kind, commitImport]).toEqual([kind, { state: 'COMMITTED', changes: 0 }]);
    }
  }, 120_000);

  it('R000.81 neither the public nor staff nor the city level takes it home, and each reading is on record', async () => {
    expect((await files('contact-table.docx', null)).status).toBe(401);
    for (const login of ['voter-001', 'city'])
      expect([login, (await files('contact-table.docx', login)).status]).toEqual([login, 403]);
    const { phoneReads } = await office('{ phoneReads(first: 100) { items { unit { id } } } }');
    expect(phoneReads.items.length).toBeGreaterThanOrEqual(21);
  });

  it('a file that is not what it says is refused with what to do, and nothing is kept', async () => {
    const count = async () =>
      (await office('{ fileImports(first: 100) { id } }'))['fileImports'].length as number;
    const before = await count();
    const wrong: [string, Uint8Array][] = [
      ['名单.docx', Buffer.from('PK\u0003\u0004 not a zip')],
      ['名单.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
      ['空.csv', Buffer.alloc(0)],
    ];
    for (const [name, bytes] of wrong) {
      const answer = await upload(name, bytes);
      expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true]);
      expect(await answer.text()).toMatch(/"code":"[A-Z_]+"/);
    }
    expect((await upload('x.csv', Buffer.from('a'), null)).status).toBe(401);
    expect((await upload('x.csv', Buffer.from('a'), 'voter-001')).status).toBe(403);
    expect(await count()).toBe(before);
  });

  it('people come in as an office saves them: CSV in GB18030', async () => {
    const rows = ['壬', '癸', '辰'].map((name) => `${String(hospital['name'])},试${name},职员`);
    const answer = await upload(
      '人员.csv',
      iconv.encode(['单位,姓名,职务', ...rows].join('\r\n'), 'gb18030'),
    );
    const { id } = (await answer.json()) as { id: string };
    const importId = { input: { importId: id } };
    await eventually(async () => {
      const { fileImport } = await office(
        'query ($id: ID!) { fileImport(id: $id) { state errors } }',
        { id },
      );
      expect(fileImport).toEqual({ state: 'PREVIEWED', errors: 0 });
    });
    const commit =
      'mutation ($input: CommitImportInput!) { commitImport(input: $input) { state } }';
    await office(commit, importId);
    await eventually(async () => {
      const { fileImport } = await office('query ($id: ID!) { fileImport(id: $id) { state } }', {
        id,
      });
      expect(fileImport).toEqual({ state: 'COMMITTED' });
    });
    const { personMatches } = await office(
      '{ personMatches(name: "试 壬") { person { name unit { id } } } }',
    );
    expect(personMatches).toEqual([{ person: { name: '试壬', unit: { id: hospital['id'] } } }]);
  });

  it('what may be left out may be left out: lists without their filters', async () => {
    const lists = await office(`{
      units(first: 3) { id } people(first: 3, unitId: "${String(hospital['id'])}") { id } groups(first: 3) { id }
      cadres(minimumRank: CLERK) { id } partyOrganisations { id } contactPoints { id } organizationGaps(first: 3) { counts { count } }
      campaignTemplates { key } campaignTemplate(key: "000-mass-line-bureau") { version }
      campaignOverview(campaignId: "${campaignId}") { total { owed } } records(campaignId: "${campaignId}") { id }
    }`);
    const empty = Object.entries(lists).filter(
      ([, found]) => Array.isArray(found) && found.length === 0,
    );
    expect(empty.map(([name]) => name).sort()).toEqual(['records']); // nothing happened yet
  });

  it('a unit called otherwise from tomorrow is called so from tomorrow, and never in a campaign of before', async () => {
    const name = `${String(hospital['name'])}（新）`;
    await office('mutation ($input: RenameUnitInput!) { renameUnit(input: $input) { id } }', {
      input: { unitId: hospital['id'], name, from: day(1) },
    });
    const asOf = 'query ($id: ID!, $day: LocalDate) { unit(id: $id, asOf: $day) { name } }';
    const called = async (on: string) =>
      (await office(asOf, { id: hospital['id'], day: on }))['unit'].name as string;
    expect([await called(day(0)), await called(day(1))]).toEqual([hospital['name'], name]);
    const { campaignSnapshot } = await office(
      'query ($id: ID!) { campaignSnapshot(campaignId: $id) { units { unitId name } } }',
      { id: campaignId },
    );
    const frozen = (campaignSnapshot.units as Data[]).find(
      ({ unitId }) => unitId === hospital['id'],
    );
    expect(frozen?.['name']).toBe(hospital['name']);
  });

  it('R000.58 need 49: a new principal owes what the office owes; what was personal ends with the post and says why', async () => {
    const duties = async () =>
      (
        await office(
          'query ($u: ID!, $c: ID!) { unit(id: $u) { principal { kind person { id } } duties(campaignId: $c) { key state person { id } history { kind cause } } } }',
          { u: hospital['id'], c: campaignId },
        )
      )['unit'] as Data;
    const before = await duties();
    const { kind, person: leader } = before['principal'] as Data;
    const former = leader.id as string;
    const { person } = await office('query ($id: ID!) { person(id: $id) { posts { id kind } } }', {
      id: former,
    });
    const post = (person.posts as Data[]).find(({ kind }) =>
      /PRINCIPAL/.test(kind as string),
    ) as Data;
    const { personMatches } = await office('{ personMatches(name: "试癸") { person { id } } }');
    const successor = personMatches[0].person.id as string;
    await office('mutation ($input: EndPostInput!) { endPost(input: $input) { id } }', {
      input: { postId: post['id'], on: day(0) },
    });
    await office('mutation ($input: AppointPostInput!) { appointPost(input: $input) { id } }', {
      input: { personId: successor, unitId: hospital['id'], kind, from: day(0) },
    });
    await eventually(async () => {
      const { duties: now } = await duties();
      const of = (id: string) => (now as Data[]).filter(({ person: who }) => who?.id === id);
      expect(of(successor).length).toBeGreaterThan(0);
      expect(of(former).every(({ state }) => state !== 'DUE')).toBe(true);
      expect(of(former).flatMap(({ history }) => history as Data[])).toContainEqual(
        expect.objectContaining({ kind: 'LAPSED', cause: 'holding' }),
      );
    }, 60_000); // behind what the demo city's own thousands of holdings have to tell
  }, 90_000);
});
