import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subgraphSchema } from '@huiyin/graphql-server';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { anActor, anOutsider } from '@huiyin/testing';
import { subgraphDefinition } from '../src/subgraph';
import { anonymous, codeOf } from './appraisals';
import { evaluationsHarness, type Harness } from './harness';
import { paperRoots } from './paper/paper-roots';

jest.setTimeout(60_000);

const id = newId();
const appraisal = `(input: { appraisalId: "${id}" }) { id }`;

/** What every bureau may use, and all an outsider sees. */
const sharedForms = readdirSync(join(workspaceRoot(), 'apps/evaluations/forms'))
  .map((file) => ({ key: file.replace('.yaml', '') }))
  .sort((a, b) => (a.key < b.key ? -1 : 1));

/** Every root field: its permission, how it is asked, and the answer when the thing asked for is not the actor's. */
const roots: Record<string, [permission: string, selection: string, foreign: unknown]> = {
  'Query.appraisal': ['appraisal:read', `appraisal(id: "${id}") { id }`, { appraisal: null }],
  'Query.appraisals': [
    'appraisal:read',
    `appraisals(campaignId: "${id}", unitId: "${id}") { id }`,
    { appraisals: [] },
  ],
  'Query.appraisalResults': [
    'appraisal-result:read',
    `appraisalResults(appraisalId: "${id}") { n }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Query.appraisalSummary': [
    'appraisal-summary:read',
    `appraisalSummary(campaignId: "${id}", groupBy: UNIT_TYPE) { lines { n } }`,
    { appraisalSummary: { lines: [] } },
  ],
  'Query.appraisalBoard': [
    'public',
    `appraisalBoard(appraisalId: "${id}")`,
    { appraisalBoard: null },
  ],
  'Query.myTicket': [
    'ticket:request',
    `myTicket(appraisalId: "${id}") { issued }`,
    { myTicket: [] },
  ],
  'Query.opinions': ['opinion:read', `opinions(campaignId: "${id}") { id }`, { opinions: [] }],
  'Query.opinionReceipt': [
    'public',
    'opinionReceipt(pickupCode: "x") { text }',
    { opinionReceipt: null },
  ],
  'Mutation.createAppraisal': [
    'appraisal:create',
    `createAppraisal(input: { campaignId: "${id}", unitId: "${id}", meetingId: "${id}", title: "x", form: { key: "leading-body" }, targets: [{ kind: MEMBER, label: "x" }] }) { id }`,
    'MEETING_NOT_KNOWN',
  ],
  'Mutation.askAppraisalWaiver': [
    'appraisal:create',
    `askAppraisalWaiver(input: { appraisalId: "${id}", rule: FORMS_AHEAD, reason: "x" }) { id }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.approveAppraisalWaiver': [
    'appraisal:waive',
    `approveAppraisalWaiver(input: { appraisalId: "${id}", rule: FORMS_AHEAD, hash: "${'0'.repeat(64)}" }) { id }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.issueForms': ['appraisal:open', `issueForms${appraisal}`, 'APPRAISAL_NOT_FOUND'],
  'Mutation.setVoterMedium': [
    'appraisal:open',
    `setVoterMedium(input: { appraisalId: "${id}", personIds: ["${id}"], medium: PAPER })`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.sealAppraisal': [
    'appraisal:custody',
    `sealAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.takeOverAppraisal': [
    'appraisal:take-over',
    `takeOverAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.countAppraisal': [
    'appraisal:custody',
    `countAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.signTally': [
    'appraisal:custody',
    `signTally(input: { appraisalId: "${id}", tallyHash: "${'a'.repeat(64)}" }) { id }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.summariseAppraisal': [
    'appraisal:custody',
    `summariseAppraisal(input: { appraisalId: "${id}", summary: "x" }) { id }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.reportAppraisal': [
    'appraisal:custody',
    `reportAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.openFollowUp': [
    'appraisal:follow-up',
    `openFollowUp${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.recordFollowUp': [
    'appraisal:follow-up',
    `recordFollowUp(input: { followUpId: "${id}", clientKey: "x", text: "x" }) { id }`,
    'FOLLOW_UP_NOT_FOUND',
  ],
  'Mutation.releaseAppraisalText': [
    'appraisal-text:release',
    `releaseAppraisalText(input: { textId: "${id}", wording: "x" }) { id }`,
    'APPRAISAL_TEXT_NOT_FOUND',
  ],
  'Mutation.publishAppraisalForm': [
    'appraisal-form:publish',
    `publishAppraisalForm(input: { yaml: "x" }) { key }`,
    'APPRAISAL_FORM_INVALID',
  ],
  'Query.appraisalForms': [
    'appraisal-form:read',
    'appraisalForms { key }',
    { appraisalForms: sharedForms },
  ],
  'Query.appraisalForm': [
    'appraisal-form:read',
    'appraisalForm(key: "nobodys-form") { key }',
    { appraisalForm: null },
  ],
  'Query.appraisalTexts': [
    'appraisal-text:read',
    `appraisalTexts(appraisalId: "${id}") { id }`,
    { appraisalTexts: [] },
  ],
  'Mutation.openAppraisal': ['appraisal:open', `openAppraisal${appraisal}`, 'APPRAISAL_NOT_FOUND'],
  'Mutation.closeAppraisal': [
    'appraisal:close',
    `closeAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.publishAppraisal': [
    'appraisal:publish',
    `publishAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.askAppraisalAnnulment': [
    'appraisal:ask-annulment',
    `askAppraisalAnnulment(input: { appraisalId: "${id}", reason: "x" }) { id }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.annulAppraisal': [
    'appraisal:annul',
    `annulAppraisal${appraisal}`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Query.closingKeyShares': [
    'key-share:collect',
    `closingKeyShares(appraisalId: "${id}") { state }`,
    { closingKeyShares: [] },
  ],
  'Mutation.collectKeyShare': [
    'key-share:collect',
    `collectKeyShare(input: { appraisalId: "${id}", share: FIRST }) { text }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.confirmKeyShare': [
    'key-share:hand-in',
    `confirmKeyShare(input: { appraisalId: "${id}", text: "x" }) { state }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.handInKeyShare': [
    'key-share:hand-in',
    `handInKeyShare(input: { appraisalId: "${id}", text: "x" }) { state }`,
    'APPRAISAL_NOT_FOUND',
  ],
  'Mutation.requestTicket': [
    'ticket:request',
    `requestTicket(input: { appraisalId: "${id}", blindedMessage: "x" }) { blindSignature }`,
    'NOT_ON_VOTER_LIST',
  ],
  'Mutation.submitOpinion': [
    'public',
    `submitOpinion(input: { campaignId: "${id}", unitId: "${id}", text: "x" }) { pickupCode }`,
    'CAMPAIGN_UNIT_NOT_KNOWN',
  ],
  'Mutation.classifyOpinion': [
    'opinion:classify',
    `classifyOpinion(input: { opinionId: "${id}", category: OTHER }) { id }`,
    'OPINION_NOT_FOUND',
  ],
  'Mutation.acceptOpinion': [
    'opinion:accept',
    `acceptOpinion(input: { opinionId: "${id}" }) { id }`,
    'OPINION_NOT_FOUND',
  ],
  ...paperRoots(id),
};

const asked = Object.entries(roots).map(([field, [permission, selection, foreign]]) => ({
  ...{ field, permission, foreign },
  operation: `${field.startsWith('Mutation') ? 'mutation' : 'query'} { ${selection} }`,
}));

describe('the graph of evaluations', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('has exactly these root fields, each with exactly this permission', async () => {
    const { access } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(access).toEqual(
      Object.fromEntries(Object.entries(roots).map(([field, [permission]]) => [field, permission])),
    );
  });

  it('is committed as it is', async () => {
    const { sdl } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(readFileSync(join(workspaceRoot(), 'apps/evaluations/schema.graphql'), 'utf8')).toBe(
      sdl,
    );
  });

  it('lists its migrations as its folder does', () => {
    const folder = readdirSync(join(workspaceRoot(), 'apps/evaluations/src/migrations')).filter(
      (name) => name !== 'index.ts',
    );
    const index = readFileSync(
      join(workspaceRoot(), 'apps/evaluations/src/migrations/index.ts'),
      'utf8',
    );
    expect(folder.filter((name) => index.includes(`./${name.replace('.ts', '')}'`))).toEqual(
      folder,
    );
  });

  it.each(asked.filter(({ permission }) => permission !== 'public'))(
    '$field asks somebody who has not signed in to do so',
    async ({ operation }) => {
      expect(codeOf(await harness.graph.as(anonymous, operation))).toBe('UNAUTHENTICATED');
    },
  );

  it.each(asked)('$field shows an outsider nothing', async ({ operation, foreign }) => {
    const answer = await harness.graph.as(anOutsider(), operation);
    expect(answer.errors ? codeOf(answer) : answer.data).toEqual(foreign);
  });

  it.each(
    asked.filter(
      ({ permission }) =>
        ![
          'public',
          'appraisal:read',
          'appraisal-result:read',
          'appraisal-form:read',
          'ticket:request',
          'key-share:hand-in',
        ].includes(permission),
    ),
  )('$field is not for staff', async ({ operation }) => {
    const staff = anActor('staff', { bureauId: newId(), unitId: newId() });
    expect(codeOf(await harness.graph.as(staff, operation))).toBe('FORBIDDEN');
  });

  it('says which field of an input is wrong, and never repeats what was sent', async () => {
    const operation = `mutation { submitOpinion(input: { campaignId: "某人", unitId: "${id}", text: "x" }) { pickupCode } }`;
    const answer = await harness.graph.as(anonymous, operation);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'campaignId' }],
    });
    expect(JSON.stringify(answer)).not.toContain('某人');
    expect(codeOf(await harness.graph.as(anonymous, '{ appraisalBoard(appraisalId: "x") }'))).toBe(
      'BAD_USER_INPUT',
    );
  });
});
