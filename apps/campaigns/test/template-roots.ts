type Root = readonly [permission: string, selection: string];

const anyVersion = '{ key: "x", version: 1 }';

/** Root fields of the template room, for the access table. */
export const templateRoots: Record<string, [...Root]> = {
  'Query.campaignTemplate': ['campaign:read', 'campaignTemplate(key: "x") { key }'],
  'Query.templateDifference': [
    'campaign:read',
    `templateDifference(from: ${anyVersion}, to: ${anyVersion}) { path }`,
  ],
  'Query.checkTemplate': ['template:publish', 'checkTemplate(input: { yaml: "x" }) { key }'],
  'Mutation.publishTemplate': ['template:publish', 'publishTemplate(input: { yaml: "x" }) { key }'],
};
