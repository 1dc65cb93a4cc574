import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '@huiyin/kernel';
import type { DemoChapter, Storyteller } from './demo-chapter';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Group {
  readonly number: number;
  readonly leader: Named;
  readonly liaison: Named;
  readonly units: readonly (Named & { readonly contacts: readonly { readonly person: Named }[] })[];
}

const rosterFile = 'apps/organization/src/roster-import/fixtures/supervision-annex.txt';
const staffCount = 60;

async function firstGroup({
  ask,
}: Storyteller): Promise<{ group: Group; hospital: Group['units'][number] }> {
  const { supervisionGroups } = await ask<{ supervisionGroups: readonly Group[] }>(
    'office',
    `{ supervisionGroups { number leader { id name } liaison { id name } units { id name contacts { person { id name } } } } }`,
  );
  const [group] = supervisionGroups;
  const [hospital] = group?.units ?? [];
  if (!group || !hospital) throw new Error('cannot happen: the roster has been committed');
  return { group, hospital };
}

async function register(
  { ask }: Storyteller,
  unitId: string,
  people: readonly { name: string; login: string }[],
): Promise<readonly Named[]> {
  const { registerPeople } = await ask<{ registerPeople: readonly Named[] }>(
    'office',
    'mutation ($input: RegisterPeopleInput!) { registerPeople(input: $input) { id name } }',
    { input: { unitId, people } },
  );
  return registerPeople;
}

const roster: DemoChapter = {
  name: 'roster',
  async tell({ ask }) {
    const text = readFileSync(join(workspaceRoot(), rosterFile), 'utf8');
    const { uploadRoster } = await ask<{ uploadRoster: { id: string } }>(
      'office',
      'mutation ($input: UploadRosterInput!) { uploadRoster(input: $input) { id } }',
      { input: { text, fileName: '局领导督导联系点分工.txt' } },
    );
    await ask(
      'office',
      'mutation ($input: CommitRosterInput!) { commitRoster(input: $input) { state } }',
      {
        input: { importId: uploadRoster.id },
      },
    );
  },
};

const logins: DemoChapter = {
  name: 'logins',
  async tell(storyteller) {
    const { group, hospital } = await firstGroup(storyteller);
    const people = [
      ['supervision-leader', group.leader.id],
      ['liaison', group.liaison.id],
      ['contact', hospital.contacts[0]?.person.id],
    ] as const;
    for (const [login, personId] of people)
      await storyteller.ask(
        'office',
        'mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { id } }',
        {
          input: { personId, login },
        },
      );
  },
};

const staff: DemoChapter = {
  name: 'staff',
  async tell(storyteller) {
    const { hospital } = await firstGroup(storyteller);
    const voters = Array.from({ length: staffCount }, (_, at) => ({
      name: `职工${at + 1}`,
      login: `voter-${String(at + 1).padStart(3, '0')}`,
    }));
    await register(storyteller, hospital.id, voters);
    const [principal, head] = await register(storyteller, hospital.id, [
      { name: '甲院长', login: 'principal' },
      { name: '乙主任', login: 'head' },
    ]);
    const posts = [
      [principal, 'UNIT_PRINCIPAL'],
      [head, 'DEPARTMENT_HEAD'],
    ] as const;
    for (const [person, kind] of posts)
      await storyteller.ask(
        'office',
        'mutation ($input: AppointPostInput!) { appointPost(input: $input) { id } }',
        {
          input: { personId: person?.id, unitId: hospital.id, kind, from: `${year()}-01-01` },
        },
      );
  },
};

const campaign: DemoChapter = {
  name: 'campaign',
  async tell(storyteller) {
    const { openCampaign } = await storyteller.ask<{ openCampaign: { id: string } }>(
      'office',
      'mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }',
      {
        input: {
          templateKey: '000-mass-line-bureau',
          startsOn: `${year()}-01-01`,
          endsOn: `${year()}-12-31`,
        },
      },
    );
    await untilFrozen(storyteller, openCampaign.id);
  },
};

/** The directory answers the opening by event; the demo is ready when its answer is there. */
async function untilFrozen({ ask }: Storyteller, id: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const { campaign: found } = await ask<{ campaign: { rosterFrozenAt: string | null } }>(
      'office',
      'query ($id: ID!) { campaign(id: $id) { rosterFrozenAt } }',
      { id },
    );
    if (found.rosterFrozenAt !== null) return;
    await sleep(100);
  }
  throw new Error('cannot happen: no roster for the campaign within 20 s');
}

function year(): number {
  return new Date().getFullYear();
}

/** The demo city, told through the graph after the first accounts exist. In this order. */
export const cityChapters: readonly DemoChapter[] = [roster, logins, staff, campaign];
