/** The roles `organization` can derive for a person (requirements.md §5.1, product.md §1). */
export const roles = [
  'city-office',
  'campaign-office',
  'supervision-leader',
  'supervision-member',
  'supervision-liaison',
  'unit-principal',
  'unit-contact',
  'department-head',
  'staff',
] as const;

export type Role = (typeof roles)[number];

const office = ['campaign-office'] as const;
const supervision = ['supervision-leader', 'supervision-member', 'supervision-liaison'] as const;
const unitLead = ['unit-principal', 'unit-contact'] as const;
const unit = [...unitLead, 'department-head'] as const;
const withoutStaff = [...office, ...supervision, ...unit] as const;
const everyoneInABureau = [...withoutStaff, 'staff'] as const;
const everyone = ['city-office', ...everyoneInABureau] as const;

/**
 * Who may ever do this. The row ("to this one?") is asked again in the verb and in the query.
 * The separation of duties of requirements.md §4.1 is readable here: the unit reports, the supervision group
 * verifies, the office strikes off, and no role stands in two of these lines.
 */
export const permissionRoles = {
  'self:read': everyone,
  'bureau:read': ['city-office', ...office],
  'directory:read': everyoneInABureau,
  'phone:read': [...office, ...supervision, ...unitLead],
  'alert:read': [...office, ...supervision],
  'structure:change': office,
  'snapshot:read': withoutStaff,
  'person:register': office,
  'post:appoint': office,
  'member-development:read': [...office, ...unitLead],
  'member-development:record': [...office, ...unitLead],
  'talent:read': office,
  'talent:record': office,
  'roster:import': office,
  'supervision:assign': office,
  'group:maintain': [...office, ...unitLead],
  'contact:appoint': [...office, 'unit-principal'],
  'contact:correct': [...office, ...unitLead],
  'contact-point:assign': [...office, 'unit-principal'],
  'facility:register': [...office, ...unitLead],
  'gap:read': [...office, ...supervision, ...unitLead],
  'gap:count': ['city-office', ...office],
  'roster:export': [...office, ...supervision, ...unitLead],
  'phone-audit:read': office,
  'campaign:read': everyone,
  'campaign:open': office,
  'template:publish': office,
  'campaign:count': ['city-office', ...office],
  'duty:read': withoutStaff,
  'duty:record': [...office, ...unitLead],
  'plan:extend': unitLead,
  'duty:waive': office,
  'notification:maintain': office,
  'record:read': everyoneInABureau,
  'record:write': everyoneInABureau, // the kind of record says who, the row whose
  'record:review': everyoneInABureau, // the chain says who; never one's own
  'record:file': [...office, ...unitLead],
  'record:receive': [...office, ...supervision],
  'record:post': [...office, ...unitLead],
  'gate:submit': unitLead,
  'gate:inspect': supervision,
  'gate:consent': office,
  'meeting:read': withoutStaff,
  'meeting:schedule': [...office, ...unitLead],
  'meeting:hold': [...office, ...unitLead],
  'material:submit': unitLead,
  'material:approve': supervision,
  'appraisal:read': everyoneInABureau,
  'appraisal:create': supervision,
  'appraisal:open': supervision,
  'appraisal:waive': [...office, 'supervision-leader'], // never who asked
  'appraisal:custody': supervision, // never of the own unit (R002.18)
  'appraisal:take-over': ['supervision-leader'],
  'appraisal:follow-up': supervision,
  'appraisal:close': supervision,
  'appraisal:publish': office,
  'appraisal:ask-annulment': office, // the office asks …
  'appraisal:annul': ['supervision-leader'], // … the leader confirms, never the same person
  'paper:read': supervision,
  'paper:prepare': supervision,
  'paper:hand-out': supervision,
  'paper:enter': supervision, // two of them, each apart from the other
  'paper:settle': supervision, // the two clerks together …
  'paper:settle-alone': ['supervision-leader'], // … or the leader who was none of them
  'paper:replace-clerk': ['supervision-leader'],
  'appraisal-form:read': everyoneInABureau,
  'appraisal-form:publish': office,
  'appraisal-text:read': withoutStaff,
  'appraisal-text:release': supervision,
  'appraisal-result:read': [...everyone],
  'appraisal-summary:read': ['city-office', ...office],
  'ticket:request': everyoneInABureau,
  'key-share:collect': supervision,
  'key-share:hand-in': everyoneInABureau, // the row says who: the two who collected the shares
  'opinion:read': office,
  'opinion:classify': office,
  'opinion:accept': office,
  'problem:read': withoutStaff,
  'problem:confirm': [...office, ...unitLead],
  'problem:reject': office, // a unit does not throw out the problem about itself
  'ledger:read': withoutStaff,
  'ledger:register': [...office, ...unitLead],
  'ledger:undertake': office,
  'ledger:report': unitLead,
  'ledger:oversee': supervision,
  'ledger:verify': supervision,
  'ledger:strike-off': office,
  'ledger:give-feedback': [...office, ...unitLead],
  'ledger:reopen': [...office, ...supervision],
  'remeasurement:read': withoutStaff,
  'remeasurement:plan': office,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;

export function rolesOf(permission: Permission): readonly Role[] {
  return permissionRoles[permission];
}
