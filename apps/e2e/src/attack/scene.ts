import type { OpenedBody } from '@huiyin/ballot-client';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

import { eventually } from '@huiyin/testing';
import type { Data } from '../graph-client';
import { operations as does } from '../operations';
import type { RunningCopy } from '../running-copy';
import { openTheAppraisal, type Story, today, voters } from '../story';

export const services = ['organization', 'campaigns', 'evaluations', 'rectification'] as const;
export type ServiceName = (typeof services)[number];
/** What the gateway asks; the ballot box has no database of its own. */
export const subgraphs = [...services, 'ballot-box'] as const;
export type SubgraphName = (typeof subgraphs)[number];

/** Said by people of the scene. Nobody but those it was said to may ever find it again. */
export const planted = {
  opinion: '主任收红包植入文字',
  name: '植入某某',
  login: 'planted-login-7731',
  phone: '13800017731',
  remark: '植入意见仍未改',
};

/** The attacker's own way in: the machine itself, with a dump of every database. */
export class Machine {
  constructor(private readonly copy: RunningCopy) {}

  secrets(): { postgres: string; actorKeys: Record<SubgraphName, string> } {
    return JSON.parse(readFileSync(join(this.copy.dataDir, 'secrets.json'), 'utf8')) as never;
  }

  async database<T>(service: ServiceName, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({
      ...{ host: '127.0.0.1', port: this.copy.run.processes['postgres']?.port ?? 0 },
      ...{ user: 'postgres', password: this.secrets().postgres, database: `huiyin_${service}` },
    });
    await client.connect();
    return work(client).finally(() => client.end());
  }

  /** Everything a table holds, as text. */
  async dump(service: ServiceName, schema: string): Promise<string> {
    return this.database(service, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
        [schema],
      );
      const tables = await Promise.all(
        rows.map(({ name }) => client.query(`SELECT * FROM ${schema}."${name}"`)),
      );
      return JSON.stringify(tables.map((table) => table.rows));
    });
  }

  logs(): string {
    const folder = join(this.copy.dataDir, 'logs');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
  }

  async metrics(): Promise<string> {
    const ports = ['gateway', ...subgraphs].map((name) => this.copy.run.processes[name]?.port);
    const answers = ports.map((port) => fetch(`http://127.0.0.1:${port}/metrics`));
    return (await Promise.all((await Promise.all(answers)).map((one) => one.text()))).join('\n');
  }

  urlOf(service: SubgraphName, path = '/graphql'): string {
    return `http://127.0.0.1:${this.copy.run.processes[service]?.port}${path}`;
  }
}

/** Ids of the first bureau, by noun as arguments name them. */
export type Ids = Readonly<Record<string, string>>;

/** In the demo city: a held meeting, an open appraisal, an accepted opinion, its problem and its ledger item. */
export async function makeScene(
  story: Story,
  machine: Machine,
): Promise<{ ids: Ids; opened: OpenedBody }> {
  const { graph } = story;
  const office = (query: string, variables: object = {}) => graph.as('office', query, variables);
  const { supervisionGroups } = await office(does.supervisionGroups);
  const [group] = supervisionGroups as [Data];
  story.hospital = group['units'][0] as Data;
  const unitId = story.hospital['id'] as string;
  const { campaigns } = await office('{ campaigns { id } }');
  story.campaign = campaigns[0].id as string;
  const campaignId = story.campaign;
  story.meeting = await heldMeeting(story, await firstPeople(machine, 12));
  const opened = await openTheAppraisal(story, {
    ...{ campaignId, unitId, meetingId: story.meeting, title: '领导班子民主评议' },
    targets: [{ kind: 'LEADING_BODY', label: '院领导班子' }],
    form: { key: 'leading-body' },
  });
  const { submitOpinion } = await graph.anonymously(does.submitOpinion, {
    input: { campaignId, unitId, text: planted.opinion },
  });
  story.pickupCode = submitOpinion.pickupCode as string;
  const work = await itemOfOpinion(story);
  const { unit } = await office(does.unitDuties, { unit: unitId, campaign: campaignId });
  const found = await idsOfTables(machine, story);
  return {
    opened,
    ids: {
      ...{ ...work, ...found, campaignId, unitId, meetingId: story.meeting },
      ...{ appraisalId: opened.appraisalId, dutyId: unit.duties[0].id as string },
      ...{ supervisionGroupId: group['id'] as string, personId: group['leader'].id as string },
    },
  };
}

async function heldMeeting({ graph, campaign, hospital }: Story, attendees: string[]) {
  const [campaignId, unitId] = [campaign, hospital['id'] as string];
  const { scheduleMeeting } = await graph.as('contact', does.scheduleMeeting, {
    input: { campaignId, unitId, kind: 'mobilization', on: today },
  });
  const { unit } = await graph.as('contact', does.unitDuties, {
    unit: unitId,
    campaign: campaignId,
  });
  const dutyId = unit.duties.find(({ key }: Data) => key === 'prepared-three-things').id as string;
  await graph.as('contact', does.submitMaterials, {
    input: { dutyId, items: ['plan', 'working-organ', 'speech-draft'] },
  });
  await graph.as('supervision-leader', does.approvePreparation, { input: { campaignId, unitId } });
  const meetingId = scheduleMeeting.id as string;
  // Who was registered a moment ago becomes known to the campaigns with the event that tells of it.
  await eventually(() =>
    graph.as('contact', does.holdMeeting, {
      input: { meetingId, heldOn: today, attendeePersonIds: attendees },
    }),
  );
  return meetingId;
}

async function itemOfOpinion({ graph, campaign, hospital }: Story): Promise<Ids> {
  const office = (query: string, input: object) => graph.as('office', query, { input });
  const { opinions } = await graph.as('office', does.opinions, { campaign });
  const opinionId = opinions[0].id as string;
  await office(does.classifyOpinion, { opinionId, category: 'WORK_LEVEL' });
  await office(does.acceptOpinion, { opinionId });
  const problemId = await eventually(async () => {
    const { problems } = await graph.as('office', does.problems, { campaign });
    return String((problems as [Data])[0]['id']);
  });
  await office(does.confirmProblem, { problemId });
  const { registerLedgerItem } = await graph.as('contact', does.registerLedgerItem, {
    input: { problemId, kind: 'CONCRETE_PROBLEM', content: `整改 ${String(hospital['name'])}` },
  });
  return { opinionId, problemId, ledgerItemId: registerLedgerItem.id as string };
}

function firstPeople(machine: Machine, count: number): Promise<string[]> {
  return machine.database('organization', async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT person_id AS id FROM account WHERE subject = ANY($1)',
      [voters.slice(0, count)],
    );
    return rows.map(({ id }) => id);
  });
}

async function oneId(client: Client, table: string, bureauId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE bureau_id = $1 LIMIT 1`,
    [bureauId],
  );
  if (!rows[0]) throw new Error(`cannot happen: the demo city has no ${table}`);
  return rows[0].id;
}

/** Nouns of arguments and the tables of our bureau they are ids in. */
const tables: Readonly<Record<'organization' | 'campaigns', Readonly<Record<string, string>>>> = {
  organization: {
    importId: 'roster_import',
    postId: 'post',
    absentPostId: 'post',
    partyOrganisationId: 'party_organisation',
    organisationId: 'party_organisation',
    groupId: 'supervision_group',
    group: 'work_group',
    parentId: 'work_group',
    membershipId: 'supervision_membership',
    contactId: 'unit_contact',
    contactPointId: 'contact_point',
    boxId: 'unit_facility',
    affiliationId: 'person_affiliation',
    recommenderId: 'person',
    openedById: 'person',
    keptId: 'person',
    duplicateId: 'person',
  },
  campaigns: { recordId: 'campaign_record' },
};

async function idsOfTables(machine: Machine, story: Story): Promise<Ids> {
  const ids: Record<string, string> = {};
  const { bureau } = (await story.graph.as('office', '{ bureau { id } }')) as { bureau: Data };
  ids['bureauId'] = String(bureau['id']);
  for (const service of ['organization', 'campaigns'] as const)
    await machine.database(service, async (client) => {
      for (const [noun, table] of Object.entries(tables[service]))
        ids[noun] = await oneId(client, table, ids['bureauId'] as string);
    });
  return { ...ids, ...(await aChannel(story)) };
}

async function aChannel({ graph }: Story): Promise<Ids> {
  const input = { url: 'https://example.org/hook', audiences: ['OFFICE'] };
  const { registerWebhook } = (await graph.as(
    'office',
    'mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { channel { id } } }',
    { input },
  )) as { registerWebhook: { channel: { id: string } } };
  return { channelId: registerWebhook.channel.id };
}
