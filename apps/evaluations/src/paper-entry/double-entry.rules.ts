import {
  askedCells,
  decodeSheet,
  type Definition,
  encodeSheet,
  type Sheet,
  sheetBytes,
} from '@huiyin/ballot-client';
import { controlNumberLength } from '../paper/control-number.rules';

/** Why a form that came back does not count. */
export enum VoidReason {
  /** Two marks in one row, or more. */
  TWO_MARKS = 'two-marks',
  UNREADABLE = 'unreadable',
  /** Nothing at all is marked. */
  UNMARKED = 'unmarked',
  /** A row that may not be left out has no mark. */
  INCOMPLETE = 'incomplete',
  /** A name, or a mark by which the voter could be recognised. */
  IDENTIFYING_MARK = 'identifying-mark',
  OTHER = 'other',
}

const reasons = Object.values(VoidReason);
/** The reconciler's word on a number that one clerk entered and that lies on no form. */
const noSuchForm = 255;

/** One form as one clerk read it; void has a reason and no sheet. */
export interface PaperEntry {
  readonly number: string;
  readonly voidReason: VoidReason | null;
  readonly sheet: Sheet | null;
}

/** What the reconciler found with the form in hand; null: there is no such form in the pile. */
export type Resolution = PaperEntry | null;

/** Always as long as any other of the appraisal: the length of what is sealed says nothing. */
export function encodeEntry(definition: Definition, number: string, entry: Resolution): Uint8Array {
  const bytes = new Uint8Array(1 + controlNumberLength + sheetBytes(definition));
  bytes[0] = entry ? (entry.voidReason ? reasons.indexOf(entry.voidReason) + 1 : 0) : noSuchForm;
  bytes.set(new TextEncoder().encode(number), 1);
  if (entry?.sheet) bytes.set(encodeSheet(definition, entry.sheet), 1 + controlNumberLength);
  return bytes;
}

export function decodeEntry(
  definition: Definition,
  bytes: Uint8Array,
): { number: string; entry: Resolution } {
  const number = new TextDecoder().decode(bytes.subarray(1, 1 + controlNumberLength));
  if (bytes[0] === noSuchForm) return { number, entry: null };
  const voidReason = reasons[(bytes[0] ?? 0) - 1] ?? null;
  const sheet = voidReason
    ? null
    : decodeSheet(definition, bytes.subarray(1 + controlNumberLength));
  return { number, entry: { number, voidReason, sheet } };
}

/** Where two readings of one form differ: a question of the grid, a text, or whether it counts at all. */
export interface Differing {
  readonly targetId: string | null;
  readonly dimensionId: string | null;
  readonly questionId: string | null;
}

/** Texts are compared without blanks and punctuation: two clerks never put the same comma. */
export function differingPlaces(
  definition: Definition,
  a: Resolution | undefined,
  b: Resolution | undefined,
): Differing[] {
  const whole = [{ targetId: null, dimensionId: null, questionId: null }];
  if (a === null && b === null) return [];
  if (!a || !b) return whole;
  if (a.voidReason && b.voidReason) return []; // void is void; the first clerk's reason is kept
  if (!a.sheet || !b.sheet) return whole;
  const [one, other] = [a.sheet, b.sheet];
  return [
    ...askedCells(definition)
      .filter(({ target, dimension }) => {
        const grade = (sheet: Sheet) => sheet.grades[target.id]?.[dimension.id] ?? null;
        return grade(one) !== grade(other);
      })
      .map(({ target, dimension }) => ({
        ...{ targetId: target.id, dimensionId: dimension.id, questionId: null },
      })),
    ...definition.questions
      .filter(({ id }) => bare(one.texts[id] ?? '') !== bare(other.texts[id] ?? ''))
      .map(({ id }) => ({ targetId: null, dimensionId: null, questionId: id })),
  ];
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\p{P}\p{Z}\p{C}\p{S}]/gu, '');
}

/** One control number with all that was said about it; the first and second clerk's reading, absent when not entered. */
export interface EnteredForm {
  readonly ticketClass: string;
  readonly first?: PaperEntry | undefined;
  readonly second?: PaperEntry | undefined;
  /** The reconcilers' words: one of the leader's, where a clerk has entered the form, or the same by both clerks. */
  readonly resolutions: readonly { isClerk: boolean; value: Resolution }[];
}

/**
 * The reading that holds, or `undefined` while a difference waits for its reconciler. A form that neither clerk entered needs the
 * word of both: the leader prints forms and counts them by hand, and would else add a vote alone.
 */
export function settled(definition: Definition, form: EnteredForm): Resolution | undefined {
  if (differingPlaces(definition, form.first, form.second).length === 0) return form.first ?? null;
  const byLeader = form.resolutions.find(({ isClerk }) => !isClerk);
  if (byLeader && (form.first || form.second)) return byLeader.value;
  const [one, other] = form.resolutions.filter(({ isClerk }) => isClerk);
  if (!one || !other || differingPlaces(definition, one.value, other.value).length > 0)
    return undefined;
  return one.value;
}
