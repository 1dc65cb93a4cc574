type Root = [permission: string, selection: string, foreign: unknown];

const notFound = 'APPRAISAL_NOT_FOUND';

/** The paper room's lines of the access table in ../schema.int-spec.ts. */
export function paperRoots(id: string): Record<string, Root> {
  const input = (more = ''): string => `(input: { appraisalId: "${id}" ${more} })`;
  const form = '{ number: "K7MQ-9XWD-4RTC", voidReason: UNMARKED }';
  const returned = '{ ticketClass: "A", returned: 0, void: 0, unnumbered: 0, missing: 0 }';
  return {
    'Query.appraisalPaper': [
      'paper:read',
      `appraisalPaper(appraisalId: "${id}") { isFinished }`,
      notFound,
    ],
    'Query.paperDifferences': [
      'paper:settle',
      `paperDifferences(appraisalId: "${id}") { number }`,
      notFound,
    ],
    'Mutation.preparePaperForms': [
      'paper:prepare',
      `preparePaperForms${input('ticketClass: "A", forms: 1')} { missingSigns }`,
      notFound,
    ],
    'Mutation.withdrawPaperForms': [
      'paper:prepare',
      `withdrawPaperForms${input(`batchId: "${id}"`)}`,
      notFound,
    ],
    'Mutation.prepareTicketSlips': [
      'paper:prepare',
      `prepareTicketSlips${input(`runId: "${id}", ticketClass: "A", slips: 1`)} { id }`,
      notFound,
    ],
    'Mutation.handOutBallots': [
      'paper:hand-out',
      `handOutBallots${input(`medium: PAPER, personIds: ["${id}"]`)}`,
      notFound,
    ],
    'Mutation.handOutToGuests': [
      'paper:hand-out',
      `handOutToGuests${input('ticketClass: "A", forms: 1')}`,
      notFound,
    ],
    'Mutation.recordPaperReturns': [
      'paper:settle',
      `recordPaperReturns${input(`classes: [${returned}]`)} { revision }`,
      notFound,
    ],
    'Mutation.attachPaperScan': [
      'paper:settle',
      `attachPaperScan${input(`sha256: "${'0'.repeat(64)}", what: "x", pages: 1`)}`,
      notFound,
    ],
    'Mutation.enterPaperForms': [
      'paper:enter',
      `enterPaperForms${input(`forms: [${form}]`)}`,
      notFound,
    ],
    'Mutation.finishPaperEntry': ['paper:enter', `finishPaperEntry${input()} { id }`, notFound],
    'Mutation.replacePaperClerk': [
      'paper:replace-clerk',
      `replacePaperClerk${input(`personId: "${id}", reason: "x"`)} { id }`,
      notFound,
    ],
    'Mutation.resolvePaperDifference': [
      'paper:settle',
      `resolvePaperDifference${input(`form: ${form}, reason: "x"`)}`,
      notFound,
    ],
    'Mutation.reconcilePaper': ['paper:settle', `reconcilePaper${input()} { id }`, notFound],
  };
}
