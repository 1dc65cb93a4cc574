import { newId } from '@huiyin/kernel';

const id = newId();
const input = (fields: string) => `(input: { ${fields} }) { id }`;

/** Root fields of supervision, groups, contact points, contacts and gaps, for the access table. */
export const groupRoots: Record<string, [permission: string, selection: string]> = {
  'Mutation.establishSupervisionGroup': [
    'supervision:assign',
    `establishSupervisionGroup${input('number: 1, from: "2026-03-01"')}`,
  ],
  'Mutation.dissolveSupervisionGroup': [
    'supervision:assign',
    `dissolveSupervisionGroup${input(`groupId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.appointToSupervisionGroup': [
    'supervision:assign',
    `appointToSupervisionGroup${input(`groupId: "${id}", personId: "${id}", role: MEMBER, from: "2026-03-01"`)}`,
  ],
  'Mutation.endSupervisionMembership': [
    'supervision:assign',
    `endSupervisionMembership${input(`membershipId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.assignSupervision': [
    'supervision:assign',
    `assignSupervision${input(`unitId: "${id}", groupId: "${id}", from: "2026-03-01"`)}`,
  ],
  'Mutation.endSupervision': [
    'supervision:assign',
    `endSupervision${input(`unitId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Query.group': ['directory:read', `group(id: "${id}") { id }`],
  'Query.groups': ['directory:read', 'groups { id }'],
  'Mutation.establishGroup': [
    'group:maintain',
    `establishGroup${input('kind: TASK_TEAM, name: "某队", from: "2026-03-01"')}`,
  ],
  'Mutation.dissolveGroup': [
    'group:maintain',
    `dissolveGroup${input(`groupId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.appointToGroup': [
    'group:maintain',
    `appointToGroup${input(`groupId: "${id}", personId: "${id}", role: MEMBER, from: "2026-03-01"`)}`,
  ],
  'Mutation.endGroupMembership': [
    'group:maintain',
    `endGroupMembership${input(`membershipId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.mergeStudyGroups': [
    'group:maintain',
    `mergeStudyGroups${input(`groupId: "${id}", unitIds: ["${id}"], from: "2026-03-01"`)}`,
  ],
  'Mutation.composeGroup': [
    'group:maintain',
    `composeGroup${input(`groupId: "${id}", rules: [], from: "2026-03-01"`)}`,
  ],
  'Mutation.exceptFromGroup': [
    'group:maintain',
    `exceptFromGroup${input(`groupId: "${id}", personId: "${id}", reason: "某", from: "2026-03-01"`)}`,
  ],
  'Mutation.endGroupException': [
    'group:maintain',
    `endGroupException${input(`exceptionId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.setDutyList': [
    'group:maintain',
    `setDutyList${input(`groupId: "${id}", duties: [], from: "2026-03-01"`)}`,
  ],
  'Mutation.giveGroupSubject': [
    'group:maintain',
    `giveGroupSubject${input(`groupId: "${id}", unitId: "${id}", from: "2026-03-01"`)}`,
  ],
  'Mutation.endGroupSubject': [
    'group:maintain',
    `endGroupSubject${input(`subjectId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Query.contactPoints': ['directory:read', 'contactPoints { id }'],
  'Query.contactPointQuota': ['directory:read', 'contactPointQuota { least }'],
  'Mutation.assignContactPoint': [
    'contact-point:assign',
    `assignContactPoint${input(`personId: "${id}", unitId: "${id}", from: "2026-03-01"`)}`,
  ],
  'Mutation.endContactPoint': [
    'contact-point:assign',
    `endContactPoint${input(`contactPointId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.setContactPointQuota': [
    'supervision:assign',
    'setContactPointQuota(input: { least: 2, most: 3 }) { least }',
  ],
  'Mutation.appointUnitContact': [
    'contact:appoint',
    `appointUnitContact${input(`unitId: "${id}", personId: "${id}", phones: [], from: "2026-03-01"`)}`,
  ],
  'Mutation.endUnitContact': [
    'contact:appoint',
    `endUnitContact${input(`contactId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Mutation.correctContactPhones': [
    'contact:correct',
    `correctContactPhones${input(`contactId: "${id}", phones: []`)}`,
  ],
  'Mutation.registerOpinionBox': [
    'facility:register',
    `registerOpinionBox${input(`unitId: "${id}", location: "门厅", from: "2026-03-01"`)}`,
  ],
  'Mutation.removeOpinionBox': [
    'facility:register',
    `removeOpinionBox${input(`boxId: "${id}", on: "2026-03-01"`)}`,
  ],
  'Query.organizationGaps': ['gap:read', 'organizationGaps { day }'],
  'Query.organizationGapCounts': ['gap:count', 'organizationGapCounts { counts { count } }'],
};
