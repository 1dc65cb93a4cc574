import { newId } from '@huiyin/kernel';
import { Actor } from '@huiyin/identity';
import { subgraphSchema } from '@huiyin/graphql-server';
import { anActor } from '@huiyin/testing';
import { subgraphDefinition } from '../src/subgraph';
import { groupRoots } from './group-roots';
import { aCityOfficial, type Harness, organizationHarness } from './harness';

const id = newId();
const input = (fields: string) => `(input: { ${fields} }) { id }`;

/** Every root field: its permission, and how it is asked. A new field must be entered here to pass. */
const roots: Record<string, [permission: string, selection: string]> = {
  'Query.me': ['self:read', 'me { personId }'],
  'Query.bureau': ['bureau:read', 'bureau { id }'],
  'Query.bureaus': ['bureau:read', 'bureaus { id }'],
  'Query.unit': ['directory:read', `unit(id: "${id}") { id }`],
  'Query.units': ['directory:read', 'units { id }'],
  'Query.person': ['directory:read', `person(id: "${id}") { id }`],
  'Query.people': ['directory:read', `people(unitId: "${id}") { id }`],
  'Query.cadres': ['directory:read', 'cadres(minimumRank: SECTION) { id }'],
  'Query.memberDevelopment': ['member-development:read', `memberDevelopment(id: "${id}") { id }`],
  'Query.memberDevelopments': ['member-development:read', 'memberDevelopments { id }'],
  'Query.recommendationsTraced': [
    'member-development:read',
    `recommendationsTraced(recommenderId: "${id}") { id }`,
  ],
  'Query.talentLists': ['talent:read', 'talentLists { id }'],
  'Query.reserveCadres': ['talent:read', 'reserveCadres { id }'],
  'Query.secretaries': ['talent:read', 'secretaries(year: 2026) { trainings }'],
  'Query.secretaryTrainings': ['talent:read', `secretaryTrainings(personId: "${id}") { id }`],
  'Query.careRecords': ['talent:read', `careRecords(personId: "${id}") { id }`],
  'Query.formerPosts': [
    'directory:read',
    `formerPosts(unitId: "${id}", kinds: [BODY_MEMBER], since: "2021-01-01") { id }`,
  ],
  'Query.postKinds': ['directory:read', 'postKinds { kind }'],
  'Query.personMatches': ['person:register', 'personMatches(name: "某某") { hints }'],
  'Query.possibleDuplicates': ['person:register', 'possibleDuplicates { hints }'],
  'Query.supervisionGroup': ['directory:read', `supervisionGroup(id: "${id}") { id }`],
  'Query.supervisionGroups': ['directory:read', 'supervisionGroups { id }'],
  'Query.selfSupervisionRisks': ['alert:read', 'selfSupervisionRisks { isLiaison }'],
  'Query.phoneReads': ['phone-audit:read', 'phoneReads { next }'],
  ...groupRoots,
  'Query.fileImport': ['roster:import', `fileImport(id: "${id}") { id }`],
  'Query.fileImports': ['roster:import', 'fileImports { id }'],
  'Query.importProgress': ['roster:import', `importProgress(id: "${id}") { id }`],
  'Mutation.mapImportColumns': [
    'roster:import',
    `mapImportColumns${input(`importId: "${id}", columns: []`)}`,
  ],
  'Mutation.correctImportRow': [
    'roster:import',
    `correctImportRow${input(`importId: "${id}", row: 1`)}`,
  ],
  'Mutation.commitImport': ['roster:import', `commitImport${input(`importId: "${id}"`)}`],
  'Mutation.discardImport': ['roster:import', `discardImport${input(`importId: "${id}"`)}`],
  'Query.rosterImport': ['roster:import', `rosterImport(id: "${id}") { id }`],
  'Query.unitTypes': ['directory:read', 'unitTypes { code }'],
  'Query.campaignSnapshot': ['snapshot:read', `campaignSnapshot(campaignId: "${id}") { frozenOn }`],
  'Query.participationDecisions': [
    'structure:change',
    'participationDecisions(templateKey: "source-000") { id }',
  ],
  'Mutation.decideParticipation': [
    'structure:change',
    `decideParticipation${input(`templateKey: "source-000", unitId: "${id}", mode: FULL, reason: "某"`)}`,
  ],
  'Mutation.withdrawParticipation': [
    'structure:change',
    `withdrawParticipation${input(`templateKey: "source-000", unitId: "${id}"`)}`,
  ],
  'Query.superiors': ['directory:read', 'superiors { id }'],
  'Mutation.setSuperiors': ['structure:change', `setSuperiors${input('superiors: []')}`],
  'Query.partyOrganisation': ['directory:read', `partyOrganisation(id: "${id}") { id }`],
  'Query.partyOrganisations': ['directory:read', 'partyOrganisations { id }'],
  'Query.unitsWithoutPartyOrganisation': ['gap:read', 'unitsWithoutPartyOrganisation { id }'],
  'Mutation.establishPartyOrganisation': [
    'structure:change',
    `establishPartyOrganisation${input('kind: BRANCH, name: "某", unitIds: []')}`,
  ],
  'Mutation.renamePartyOrganisation': [
    'structure:change',
    `renamePartyOrganisation${input(`organisationId: "${id}", name: "某"`)}`,
  ],
  'Mutation.convertPartyOrganisation': [
    'structure:change',
    `convertPartyOrganisation${input(`organisationId: "${id}", kind: BRANCH`)}`,
  ],
  'Mutation.movePartyOrganisation': [
    'structure:change',
    `movePartyOrganisation${input(`organisationId: "${id}"`)}`,
  ],
  'Mutation.assignPartyOrganisation': [
    'structure:change',
    `assignPartyOrganisation${input(`organisationId: "${id}", unitIds: []`)}`,
  ],
  'Mutation.dissolvePartyOrganisation': [
    'structure:change',
    `dissolvePartyOrganisation${input(`organisationId: "${id}"`)}`,
  ],
  'Mutation.registerUnit': [
    'structure:change',
    `registerUnit${input('name: "某院", unitType: "other"')}`,
  ],
  'Mutation.correctUnit': [
    'structure:change',
    `correctUnit${input(`unitId: "${id}", name: "某"`)}`,
  ],
  'Mutation.renameUnit': ['structure:change', `renameUnit${input(`unitId: "${id}", name: "某"`)}`],
  'Mutation.retypeUnit': [
    'structure:change',
    `retypeUnit${input(`unitId: "${id}", unitType: "other"`)}`,
  ],
  'Mutation.moveUnit': ['structure:change', `moveUnit${input(`unitId: "${id}"`)}`],
  'Mutation.addUnitAlias': [
    'structure:change',
    `addUnitAlias${input(`unitId: "${id}", name: "某"`)}`,
  ],
  'Mutation.removeUnitAlias': ['structure:change', `removeUnitAlias${input(`aliasId: "${id}"`)}`],
  'Mutation.mergeUnits': [
    'structure:change',
    `mergeUnits${input(`unitIds: ["${id}"], intoUnitId: "${id}"`)}`,
  ],
  'Mutation.splitUnit': [
    'structure:change',
    `splitUnit${input(`unitId: "${id}", goesOn: false, parts: [{ name: "某", unitType: "other" }]`)}`,
  ],
  'Mutation.closeUnit': ['structure:change', `closeUnit${input(`unitId: "${id}"`)}`],
  'Mutation.registerPerson': [
    'person:register',
    `registerPerson${input(`unitId: "${id}", name: "某某"`)}`,
  ],
  'Mutation.registerPeople': [
    'person:register',
    `registerPeople${input(`unitId: "${id}", people: [{ name: "某某" }]`)}`,
  ],
  'Mutation.grantAccess': [
    'person:register',
    `grantAccess${input(`personId: "${id}", login: "someone"`)}`,
  ],
  'Mutation.revokeAccess': ['person:register', `revokeAccess${input(`personId: "${id}"`)}`],
  'Mutation.transferPerson': [
    'person:register',
    `transferPerson${input(`personId: "${id}", unitId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.releasePerson': [
    'person:register',
    `releasePerson${input(`personId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.attachPerson': [
    'person:register',
    `attachPerson${input(`personId: "${id}", unitId: "${id}", kind: BORROWED, from: "2026-03-01"`)}`,
  ],
  'Mutation.endAttachment': [
    'person:register',
    `endAttachment${input(`affiliationId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.changeStanding': [
    'person:register',
    `changeStanding${input(`personId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.renamePerson': [
    'person:register',
    `renamePerson${input(`personId: "${id}", name: "某某"`)}`,
  ],
  'Mutation.mergePeople': [
    'person:register',
    `mergePeople${input(`keptId: "${id}", duplicateId: "${newId()}", reason: "同一人"`)}`,
  ],
  'Mutation.applyForMembership': [
    'member-development:record',
    `applyForMembership${input(`personId: "${id}", target: OTHER, on: "2026-03-01"`)}`,
  ],
  'Mutation.recommendApplicant': [
    'member-development:record',
    `recommendApplicant${input(`developmentId: "${id}", on: "2026-03-01", recommenderIds: ["${id}"]`)}`,
  ],
  'Mutation.publishNotice': [
    'member-development:record',
    `publishNotice${input(`developmentId: "${id}", on: "2026-03-01", until: "2026-03-08"`)}`,
  ],
  'Mutation.objectToAdmission': [
    'member-development:record',
    `objectToAdmission${input(`developmentId: "${id}", on: "2026-03-01", note: "异议"`)}`,
  ],
  'Mutation.settleObjection': [
    'member-development:record',
    `settleObjection${input(`developmentId: "${id}", on: "2026-03-01", note: "查明"`)}`,
  ],
  'Mutation.voteOnAdmission': [
    'member-development:record',
    `voteOnAdmission${input(`developmentId: "${id}", on: "2026-03-01", eligible: 3, inFavour: 3, against: 0, abstained: 0`)}`,
  ],
  'Mutation.admitMember': [
    'member-development:record',
    `admitMember${input(`developmentId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.returnApplication': [
    'member-development:record',
    `returnApplication${input(`developmentId: "${id}", on: "2026-03-01", note: "退回"`)}`,
  ],
  'Mutation.stopDevelopment': [
    'member-development:record',
    `stopDevelopment${input(`developmentId: "${id}", on: "2026-03-01", note: "终止"`)}`,
  ],
  'Mutation.recordDevelopmentProblem': [
    'member-development:record',
    `recordDevelopmentProblem${input(`developmentId: "${id}", foundOn: "2026-03-01", summary: "问题"`)}`,
  ],
  'Mutation.openTalentList': [
    'talent:record',
    `openTalentList${input('name: "333", level: PROVINCIAL, from: "2026-03-01"')}`,
  ],
  'Mutation.enterTalent': [
    'talent:record',
    `enterTalent${input(`listId: "${id}", personId: "${id}", from: "2026-03-01"`)}`,
  ],
  'Mutation.endTalentEntry': [
    'talent:record',
    `endTalentEntry${input(`entryId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.nameReserveCadre': [
    'talent:record',
    `nameReserveCadre${input(`personId: "${id}", forLevel: MID_LEVEL, education: MASTER, specialty: "护理", ageBand: UNDER_40, from: "2026-03-01"`)}`,
  ],
  'Mutation.endReserve': [
    'talent:record',
    `endReserve${input(`reserveId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.recordSecretarySelection': [
    'talent:record',
    `recordSecretarySelection${input(`postId: "${id}", method: COMPETITION, on: "2026-03-01"`)}`,
  ],
  'Mutation.recordSecretaryTraining': [
    'talent:record',
    `recordSecretaryTraining${input(`personId: "${id}", form: ROTATION, topic: "党务", on: "2026-03-01", halfDays: 2`)}`,
  ],
  'Mutation.recordCare': [
    'talent:record',
    `recordCare${input(`personId: "${id}", kind: CARE, on: "2026-03-01", summary: "走访"`)}`,
  ],
  'Mutation.voidPost': ['post:appoint', `voidPost${input(`postId: "${id}", reason: "录入错误"`)}`],
  'Mutation.appointActing': [
    'post:appoint',
    `appointActing${input(`personId: "${id}", unitId: "${id}", kind: UNIT_PRINCIPAL, from: "2026-03-01"`)}`,
  ],
  'Mutation.endActing': [
    'post:appoint',
    `endActing${input(`actingId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.appointPost': [
    'post:appoint',
    `appointPost${input(`personId: "${id}", unitId: "${id}", kind: STAFF, from: "2026-03-01"`)}`,
  ],
  'Mutation.endPost': ['post:appoint', `endPost${input(`postId: "${id}", on: "2026-03-01"`)}`],
  'Mutation.uploadRoster': [
    'roster:import',
    `uploadRoster${input('text: "x", fileName: "x.txt"')}`,
  ],
  'Mutation.correctRoster': [
    'roster:import',
    `correctRoster${input(`importId: "${id}", text: "x"`)}`,
  ],
  'Mutation.commitRoster': ['roster:import', `commitRoster${input(`importId: "${id}"`)}`],
  'Mutation.discardRoster': ['roster:import', `discardRoster${input(`importId: "${id}"`)}`],
};

const asked = Object.entries(roots).map(([field, [permission, selection]]) => {
  return {
    field,
    permission,
    operation: `${field.startsWith('Mutation') ? 'mutation' : 'query'} { ${selection} }`,
  };
});

describe('the access table', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());

  const codeFor = async (actor: Actor, operation: string) =>
    (await harness.graph.as(actor, operation)).errors?.[0]?.extensions['code'];

  it('is exactly this', async () => {
    const { access } = await subgraphSchema({ ...subgraphDefinition, instances: new Map() });
    expect(access).toEqual(
      Object.fromEntries(Object.entries(roots).map(([field, [permission]]) => [field, permission])),
    );
  });

  it.each(asked)('$field asks somebody who has not signed in to do so', async ({ operation }) => {
    expect(await codeFor(Actor.anonymous(), operation)).toBe('UNAUTHENTICATED');
  });

  it.each(
    asked.filter(({ permission }) => permission !== 'self:read' && permission !== 'directory:read'),
  )('$field is not for staff', async ({ operation }) => {
    const staff = anActor('staff', { bureauId: newId(), unitId: newId() });
    expect(await codeFor(staff, operation)).toBe('FORBIDDEN');
  });

  it.each(
    asked.filter(
      ({ permission }) => !['self:read', 'bureau:read', 'gap:count'].includes(permission),
    ),
  )('$field is not for the city level, which sees no rows', async ({ operation }) => {
    expect(await codeFor(aCityOfficial(), operation)).toBe('FORBIDDEN');
  });

  it('does not count for somebody the gateway did not sign', async () => {
    for (const { operation } of asked)
      expect((await harness.graph.raw({}, { query: operation })).status).toBe(401);
  });
});
