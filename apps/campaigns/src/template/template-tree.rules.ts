/**
 * Where a template is merged and compared part by part: a list goes by the keys of its items, an object by its
 * properties (`*`: whatever they are called). Everything else (a test, a deadline, a title) is taken as a whole: half a rule of each of two documents
 * is a rule of neither.
 */
export type Tree = { readonly [name: string]: Tree } | readonly [Tree];

const whole: Tree = {};
const list: Tree = [whole];

export const templateTree = {
  title: whole,
  timeZone: whole,
  calendar: { country: whole, extraHolidays: whole, extraWorkingDays: whole },
  header: {
    document: {
      ...{ title: whole, number: whole, issuedBy: whole, issuedOn: whole },
      ...{ addressees: whole, copyTo: whole, parts: whole },
    },
    ...{ basis: whole, periodText: whole, theme: whole, scope: whole, focusPopulation: whole },
    references: list,
    ...{ generalRequirement: whole, mainTasks: whole, principles: whole },
  },
  period: { from: whole, to: whole },
  gates: whole,
  links: list,
  roles: list,
  taxonomies: [{ entries: list }],
  participation: whole,
  records: [{ fields: list }],
  chains: [{ steps: list }],
  meetings: list,
  filingTargets: list,
  publicationScopes: list,
  linkedCampaigns: list,
  interpretations: { about: whole, promptly: whole },
  reminders: { before: whole, escalate: whole },
  ranking: whole,
  vocabulary: { '*': whole },
  knownDefects: whole,
  duties: list,
} as const satisfies Tree;

export interface Keyed {
  readonly key: string;
  readonly [property: string]: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isKeyedList(value: unknown): value is readonly Keyed[] {
  return Array.isArray(value) && value.every((each) => isValues(each) && 'key' in each);
}

/** The same value has the same text, whatever the order of its properties. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isValues(part)
        ? Object.fromEntries(
            Object.entries(part)
              .filter(([, each]) => each !== undefined)
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : part,
    ) ?? 'null'
  );
}
