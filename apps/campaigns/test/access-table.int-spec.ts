import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subgraphSchema } from '@huiyin/graphql-server';
import { Actor } from '@huiyin/identity';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { subgraphDefinition } from '../src/subgraph';
import { aCityOfficial, campaignsHarness, type Harness } from './harness';
import { notificationRoots } from './notification-roots';
import { overviewRoots } from './overview-roots';
import { templateRoots } from './template-roots';

const id = newId();
const input = (fields: string) => `(input: { ${fields} }) { id }`;
const ofRecord = (more = '') => input(`recordId: "${id}"${more}`);
const ofLink = (more = '') =>
  `(input: { campaignId: "${id}", unitId: "${id}", link: "x"${more} }) { link }`;
const ofDuty = (more = '') => input(`dutyId: "${id}"${more}`);

/** Every root field: its permission, and how it is asked. A new field must be entered here to pass. */
const roots: Record<string, [permission: string, selection: string]> = {
  'Query.campaignTemplates': ['campaign:read', 'campaignTemplates { key }'],
  'Query.campaign': ['campaign:read', `campaign(id: "${id}") { id }`],
  'Query.campaigns': ['campaign:read', 'campaigns { id }'],
  'Query.campaignCounts': ['campaign:count', 'campaignCounts { campaignId }'],
  'Query.duty': ['duty:read', `duty(id: "${id}") { id }`],
  'Query.overdueDuties': ['duty:read', `overdueDuties(campaignId: "${id}") { id }`],
  'Query.meetingReadiness': ['meeting:read', `meetingReadiness(meetingId: "${id}") { ready }`],
  'Query.linkGates': ['duty:read', `linkGates(campaignId: "${id}", unitId: "${id}") { link }`],
  'Query.record': ['record:read', `record(id: "${id}") { id }`],
  'Query.records': ['record:read', `records(campaignId: "${id}") { id }`],
  'Query.recordTexts': ['record:read', `recordTexts(recordId: "${id}") { text }`],
  'Query.meeting': ['meeting:read', `meeting(id: "${id}") { id }`],
  'Mutation.openCampaign': [
    'campaign:open',
    `openCampaign${input('templateKey: "x", startsOn: "2014-02-27", endsOn: "2014-09-30"')}`,
  ],
  'Mutation.closeCampaign': ['campaign:open', `closeCampaign${input(`campaignId: "${id}"`)}`],
  'Mutation.adoptTemplateVersion': [
    'campaign:open',
    `adoptTemplateVersion${input(`campaignId: "${id}", reason: "x"`)}`,
  ],
  'Mutation.moveCampaignDates': [
    'campaign:open',
    `moveCampaignDates${input(`campaignId: "${id}", reason: "x", startsOn: "2014-02-27"`)}`,
  ],
  'Mutation.rejudgeCampaign': ['campaign:open', `rejudgeCampaign${input(`campaignId: "${id}"`)}`],
  'Mutation.linkCampaigns': [
    'campaign:open',
    `linkCampaigns${input(`campaignId: "${id}", countsForId: "${newId()}", kinds: [{ from: "a", to: "b" }]`)}`,
  ],
  'Mutation.setParticipation': [
    'campaign:open',
    `setParticipation${input(`campaignId: "${id}", unitId: "${id}", mode: FULL, reason: "x"`)}`,
  ],
  'Mutation.recordFact': [
    'record:write',
    `recordFact${input(`campaignId: "${id}", unitId: "${id}", kind: "x", happenedOn: "2014-03-05", clientKey: "x"`)}`,
  ],
  'Mutation.retractRecord': ['record:write', `retractRecord${ofRecord(', reason: "x"')}`],
  'Mutation.passRecord': ['record:review', `passRecord${ofRecord()}`],
  'Mutation.returnRecord': ['record:review', `returnRecord${ofRecord(', remark: "x"')}`],
  'Mutation.fileRecord': ['record:file', `fileRecord${ofRecord(', target: "x"')}`],
  'Mutation.receiveFiling': ['record:receive', `receiveFiling${ofRecord(', target: "x"')}`],
  'Mutation.returnFiling': [
    'record:receive',
    `returnFiling${ofRecord(', target: "x", remark: "x"')}`,
  ],
  'Mutation.postRecord': [
    'record:post',
    `postRecord${ofRecord(', scope: "x", medium: "board", from: "2014-03-05", privacyCleared: true')}`,
  ],
  'Mutation.takeDownPosting': [
    'record:post',
    `takeDownPosting${input(`postingId: "${id}", reason: "x"`)}`,
  ],
  'Mutation.submitLinkSummary': ['gate:submit', `submitLinkSummary${ofLink(', clientKey: "x"')}`],
  'Mutation.inspectLink': ['gate:inspect', `inspectLink${ofLink(', remark: "x"')}`],
  'Mutation.consentToLink': ['gate:consent', `consentToLink${ofLink()}`],
  'Mutation.refuseLink': ['gate:consent', `refuseLink${ofLink(', remark: "x"')}`],
  'Mutation.revokeWaiver': ['duty:waive', `revokeWaiver${ofDuty(', reason: "x"')}`],
  'Mutation.extendDuty': [
    'duty:waive',
    `extendDuty${ofDuty(', reason: "x", dueOn: "2014-04-01"')}`,
  ],
  'Mutation.fulfilDuty': ['duty:record', `fulfilDuty${ofDuty()}`],
  'Mutation.waiveDuty': ['duty:waive', `waiveDuty${ofDuty(', reason: "x"')}`],
  'Mutation.submitMaterials': ['material:submit', `submitMaterials${ofDuty(', items: ["plan"]')}`],
  'Mutation.approveMaterials': ['material:approve', `approveMaterials${ofDuty()}`],
  'Mutation.approvePreparation': [
    'material:approve',
    `approvePreparation${input(`campaignId: "${id}", unitId: "${id}"`)}`,
  ],
  'Mutation.scheduleMeeting': [
    'meeting:schedule',
    `scheduleMeeting${input(`campaignId: "${id}", unitId: "${id}", kind: "mobilization", on: "2014-03-05"`)}`,
  ],
  'Mutation.postponeMeeting': [
    'meeting:schedule',
    `postponeMeeting${input(`meetingId: "${id}", reason: "x"`)}`,
  ],
  'Mutation.holdMeeting': [
    'meeting:hold',
    `holdMeeting${input(`meetingId: "${id}", heldOn: "2014-03-05", attendeePersonIds: ["${id}"]`)}`,
  ],
  ...notificationRoots,
  ...overviewRoots,
  ...templateRoots,
};

const asked = Object.entries(roots).map(([field, [permission, selection]]) => {
  return {
    field,
    permission,
    operation: `${field.startsWith('Mutation') ? 'mutation' : 'query'} { ${selection} }`,
  };
});

/** Staff writes and reads what is about themselves; the row decides (R000.19, R000.45). */
const forStaff = ['campaign:read', 'record:read', 'record:write', 'record:review'];

describe('the access table', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await campaignsHarness();
  });
  afterAll(() => harness.stop());

  const codeFor = async (actor: Actor, operation: string) =>
    (await harness.graph.as(actor, operation)).errors?.[0]?.extensions['code'];

  it('is exactly this', async () => {
    const { access } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    const expected = Object.entries(roots).map(([field, [permission]]) => [field, permission]);
    expect(access).toEqual(Object.fromEntries(expected));
  });

  it.each(asked)('$field asks somebody who has not signed in to do so', async ({ operation }) => {
    expect(await codeFor(Actor.anonymous(), operation)).toBe('UNAUTHENTICATED');
  });

  it.each(asked.filter(({ permission }) => !forStaff.includes(permission)))(
    '$field is not for staff',
    async ({ operation }) => {
      const staff = anActor('staff', { bureauId: newId(), unitId: newId() });
      expect(await codeFor(staff, operation)).toBe('FORBIDDEN');
    },
  );

  it.each(
    asked.filter(({ permission }) => !['campaign:read', 'campaign:count'].includes(permission)),
  )('$field is not for the city level, which sees counts only', async ({ operation }) => {
    expect(await codeFor(aCityOfficial(), operation)).toBe('FORBIDDEN');
  });

  it('§4.3 keeps submitting and approving apart: no role may do both', () => {
    const bureauId = newId();
    const roles = [
      'campaign-office',
      'supervision-leader',
      'supervision-member',
      'supervision-liaison',
      'unit-principal',
      'unit-contact',
    ] as const;
    for (const role of roles) {
      const actor = anActor(role, { bureauId, unitId: newId() });
      expect(actor.can('material:submit') && actor.can('material:approve')).toBe(false);
    }
  });

  it('does not count for somebody the gateway did not sign', async () => {
    for (const { operation } of asked)
      expect((await harness.graph.raw({}, { query: operation })).status).toBe(401);
  });

  it('stands beside an SDL that is committed as it is', async () => {
    const { sdl } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(sdl).toBe(readFileSync(join(workspaceRoot(), 'apps/campaigns/schema.graphql'), 'utf8'));
  });
});
