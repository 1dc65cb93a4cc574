import type { Actor } from '@huiyin/identity';
import { maskDigits } from '../contact/phone-mask.rules';
import type {
  PrintableContact,
  PrintableGroup,
  PrintableRoster,
} from '../roster-import/roster-layout.rules';

export interface TablePerson {
  readonly name: string;
  readonly isLiaison: boolean;
  readonly role: 'leader' | 'member';
}

export interface TablePhone {
  /** As typed. */
  readonly raw: string;
  readonly digits: string;
}

export interface TableUnit {
  readonly unitId: string;
  readonly name: string;
  readonly contacts: readonly { readonly name: string; readonly phones: readonly TablePhone[] }[];
}

/** A group as the directory knows it on one day; full numbers, so it goes nowhere but through `contactTable`. */
export interface TableGroup {
  readonly label: string;
  readonly people: readonly TablePerson[];
  readonly units: readonly TableUnit[];
}

/** What stood around the table when a roster was last taken over; null: it was made in the system. */
export interface TableFrame {
  readonly bureauName: string;
  readonly heading: readonly string[] | null;
  readonly columns: readonly string[] | null;
  readonly legend: readonly string[] | null;
}

const LEGEND = '注：标注★的成员为督导联系工作联络员。';

/** The units whose numbers this actor is shown: nobody else's leave unmasked (R000.81). */
export function unitsShown(actor: Actor, groups: readonly TableGroup[]): string[] {
  return groups
    .flatMap(({ units }) => units)
    .filter(({ contacts }) => contacts.some(({ phones }) => phones.length > 0))
    .map(({ unitId }) => unitId)
    .filter((unitId) => actor.coversUnit('phone:read', unitId));
}

/** The annex as it is on that day: frame of the last paper, people and numbers of the directory (R000.80). */
export function contactTable(
  frame: TableFrame,
  groups: readonly TableGroup[],
  shown: ReadonlySet<string>,
): PrintableRoster {
  return {
    heading: (frame.heading ?? defaultHeading(frame.bureauName)).map(oneLine),
    columns: (frame.columns ?? []).map(oneLine),
    legend: (frame.legend ?? [LEGEND]).map(oneLine),
    groups: groups.map((group) => printableGroup(group, shown)),
  };
}

function defaultHeading(bureauName: string): string[] {
  return [`附件：${bureauName}`, '督导联系点分工', `${bureauName}督导联系点分工`];
}

function printableGroup(
  { label, people, units }: TableGroup,
  shown: ReadonlySet<string>,
): PrintableGroup {
  const named = people.map(({ name, isLiaison, role }) => {
    return { displayName: oneLine(name), isLiaison, role };
  });
  return {
    label: oneLine(label),
    leader: named.find(({ role }) => role === 'leader') ?? null,
    members: named.filter(({ role }) => role === 'member'),
    units: units.map(({ unitId, name, contacts }) => {
      const [contact = null, ...furtherContacts] = contacts.map((one) =>
        printableContact(one, shown.has(unitId)),
      );
      return { name: oneLine(name), contact, furtherContacts };
    }),
  };
}

function printableContact(
  { name, phones }: TableUnit['contacts'][number],
  isShown: boolean,
): PrintableContact {
  return {
    displayName: oneLine(name),
    phones: phones.map(({ raw, digits }) => ({ raw: isShown ? oneLine(raw) : maskDigits(digits) })),
  };
}

/** Tabs and line ends separate cells and paragraphs, and XML knows no control characters: none may stand in a name. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g, ' ');
}
