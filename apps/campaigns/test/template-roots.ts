import { newId } from '@huiyin/kernel';

type Root = readonly [permission: string, selection: string];

const id = newId();
const anyVersion = '{ key: "x", version: 1 }';

/** Root fields of the template room, for the access table. */
export const templateRoots: Record<string, [...Root]> = {
  'Query.campaignTemplate': ['campaign:read', 'campaignTemplate(key: "x") { key }'],
  'Query.templateDifference': [
    'campaign:read',
    `templateDifference(from: ${anyVersion}, to: ${anyVersion}) { path }`,
  ],
  'Query.checkTemplate': ['template:publish', 'checkTemplate(input: { yaml: "x" }) { key }'],
  'Query.unitPlan': [
    'duty:read',
    `unitPlan(campaignId: "${id}", unitId: "${id}") { optional { key } }`,
  ],
  'Mutation.addOptionalAction': [
    'plan:extend',
    `addOptionalAction(input: { campaignId: "${id}", unitId: "${id}", link: "x", title: "x", wording: "x" }) { optional { key } }`,
  ],
  'Mutation.dropOptionalAction': [
    'plan:extend',
    `dropOptionalAction(input: { campaignId: "${id}", unitId: "${id}", key: "x", reason: "x" }) { optional { key } }`,
  ],
  'Mutation.publishTemplate': ['template:publish', 'publishTemplate(input: { yaml: "x" }) { key }'],
};
