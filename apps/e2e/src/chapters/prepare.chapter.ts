import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { eventually } from '@huiyin/testing';
import type { Data } from '../graph-client';
import { operations as does } from '../operations';
import { type Story, today, voters, year } from '../story';

const roster = readFileSync(
  join(
    workspaceRoot(__dirname),
    'apps/organization/src/roster-import/fixtures/supervision-annex.txt',
  ),
  'utf8',
);

/** From an empty bureau to a mobilization meeting that was held. */
export function preparesTheCampaign(story: Story): void {
  it('R000.76 takes over the real roster: the counts of the annex, its two warnings, one commit', async () => {
    const { uploadRoster } = await story.graph.as('office', does.uploadRoster, {
      input: { text: roster, fileName: '附件.txt' },
    });
    expect(uploadRoster.counts).toEqual({
      groups: 6,
      units: 21,
      unitsPerGroup: [1, 3, 7, 5, 2, 3],
      leaders: 6,
      members: 18,
      liaisons: 6,
      contacts: 21,
      phones: 31,
      landlines: 10,
      mobiles: 21,
    });
    const codes = uploadRoster.issues.map(({ code }: Data) => code).sort();
    expect(codes).toEqual(['ROSTER_DUPLICATE_MOBILE', 'ROSTER_SELF_SUPERVISION']);
    const commit = { input: { importId: uploadRoster.id } };
    expect((await story.graph.as('office', does.commitRoster, commit)).commitRoster.state).toBe(
      'COMMITTED',
    );
    expect((await story.graph.as('office', does.commitRoster, commit)).commitRoster.state).toBe(
      'COMMITTED',
    );
    const { supervisionGroups } = await story.graph.as('office', does.supervisionGroups);
    expect(supervisionGroups.map(({ units }: Data) => units.length)).toEqual([1, 3, 7, 5, 2, 3]);
    const [first] = supervisionGroups as [Data];
    story.hospital = first['units'][0] as Data;
    await story.graph.as('office', does.grantAccess, {
      input: { personId: first['leader'].id, login: 'supervision-leader' },
    });
    await story.graph.as('office', does.grantAccess, {
      input: { personId: first['liaison'].id, login: 'liaison' },
    });
    await story.graph.as('office', does.grantAccess, {
      input: { personId: story.hospital['contacts'][0].person.id, login: 'contact' },
    });
    const other = supervisionGroups[1].units[0].contacts[0].person.id as string;
    await story.graph.as('office', does.grantAccess, { input: { personId: other, login: 'head' } });
  });

  it('registers sixty members of staff and the principal', async () => {
    const people = voters.map((login, at) => ({ name: `职工${at + 1}`, login }));
    const { registerPeople } = await story.graph.as('office', does.registerPeople, {
      input: { unitId: story.hospital['id'], people },
    });
    story.staff = registerPeople;
    const {
      registerPeople: [principal],
    } = await story.graph.as('office', does.registerPeople, {
      input: { unitId: story.hospital['id'], people: [{ name: '甲院长', login: 'principal' }] },
    });
    await story.graph.as('office', does.appointPost, {
      input: {
        personId: principal.id,
        unitId: story.hospital['id'],
        kind: 'UNIT_PRINCIPAL',
        from: `${year}-01-01`,
      },
    });
    expect(story.staff).toHaveLength(60);
  });

  it('R000.6–7 opens the campaign: duties for the eleven, contact and guidance for the ten', async () => {
    const { openCampaign } = await story.graph.as('office', does.openCampaign, {
      input: {
        templateKey: '000-mass-line-bureau',
        startsOn: `${year}-02-01`,
        endsOn: `${year}-12-31`,
      },
    });
    story.campaign = openCampaign.id;
    const units = await eventually(async () => {
      const { campaign: found } = await story.graph.as('office', does.campaignUnits, {
        id: story.campaign,
      });
      expect(found.units.length).toBeGreaterThanOrEqual(21);
      return found.units as Data[];
    });
    const supervised = units.filter(({ supervisionGroup }) => supervisionGroup !== null);
    expect(supervised.filter(({ mode }) => mode === 'FULL')).toHaveLength(11);
    expect(supervised.filter(({ mode }) => mode === 'CONTACT_AND_GUIDANCE')).toHaveLength(10);
  });

  it('R000.15 lists who is behind, each verdict with its rule, what is missing and who can act', async () => {
    const { overdueDuties } = await story.graph.as('office', does.overdue, { id: story.campaign });
    const late = overdueDuties.find(
      ({ key, unit }: Data) => key === 'mobilization-meeting' && unit.id === story.hospital['id'],
    );
    // Before 10 March of the year nobody is behind.
    if (today > `${year}-03-10`)
      expect(late.verdict).toMatchObject({ reference: 'R000.15', outcome: 'WARNING' });
    const { overdueDuties: ownOnly } = await story.graph.as('supervision-leader', does.overdue, {
      id: story.campaign,
    });
    expect(new Set(ownOnly.map(({ unit }: Data) => unit.id as string)).size).toBeLessThanOrEqual(1);
  });

  it('R000.14 holds no mobilization meeting before the supervision group approved the preparation', async () => {
    const { scheduleMeeting } = await story.graph.as('contact', does.scheduleMeeting, {
      input: {
        campaignId: story.campaign,
        unitId: story.hospital['id'],
        kind: 'mobilization',
        on: today,
      },
    });
    story.meeting = scheduleMeeting.id;
    const hold = {
      input: {
        meetingId: story.meeting,
        heldOn: today,
        attendeePersonIds: story.staff.map(({ id }) => id as string),
      },
    };
    const early = await story.graph.tryAs('contact', does.holdMeeting, hold);
    expect(early.errors[0]?.extensions.code).toBe('MEETING_PREPARATION_NOT_APPROVED');
    const { unit } = await story.graph.as('contact', does.unitDuties, {
      unit: story.hospital['id'],
      campaign: story.campaign,
    });
    const three = unit.duties.find(({ key }: Data) => key === 'prepared-three-things').id as string;
    await story.graph.as('contact', does.submitMaterials, {
      input: { dutyId: three, items: ['plan', 'working-organ', 'speech-draft'] },
    });
    await story.graph.as('supervision-leader', does.approvePreparation, {
      input: { campaignId: story.campaign, unitId: story.hospital['id'] },
    });
    // Who was registered a moment ago becomes known to the campaigns with the event that tells of it.
    const { holdMeeting } = await eventually(() =>
      story.graph.as('contact', does.holdMeeting, hold),
    );
    expect(holdMeeting).toMatchObject({ state: 'HELD', attendeeCount: 60 });
  });
}
