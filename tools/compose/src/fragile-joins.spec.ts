import { fragileJoins } from './fragile-joins';

it('R9 lists the promises that break when another service is away, and only those', () => {
  const organization = `
    type Query { units: [Unit!]! }
    type Unit @key(fields: "id") { id: ID! name: String! contacts: [String!]! plan: String }`;
  const campaigns = `
    type Query { duties: [Duty!]! }
    type Duty @key(fields: "id") { id: ID! title: String! unit: Unit! helper: Unit all: [Unit!]! }
    type Unit @key(fields: "id") { id: ID! duties: [Duty!]! meetings: [String!] }`;
  expect(fragileJoins({ organization, campaigns })).toEqual([
    'campaigns: Duty.all',
    'campaigns: Duty.unit',
    'campaigns: Unit.duties',
  ]);
});
