import type { Bilingual } from './roster-issues.rules';

const SENTENCES = {
  GROUP_ADDED: ['新增督导组：{a}', 'New supervision group: {a}'],
  UNIT_ADDED: ['新增单位：{a}', 'New unit: {a}'],
  UNIT_LISTED_TWICE: [
    '{a} 与前面的单位是同一个（别名），{b} 中的这一行不接收',
    '{a} is a unit listed above (by an alias): this row of {b} is left out',
  ],
  UNIT_ASSIGNED: ['{a} 由 {b} 督导', '{a} is supervised by {b}'],
  UNIT_MOVED: ['{a} 改由 {b} 督导', '{a} moves to {b}'],
  MEMBER_ADDED: ['{b} 新增人员：{a}', '{b}: new person {a}'],
  MEMBER_CHANGED: ['{b} 人员职责变更：{a}', '{b}: {a} changes role'],
  MEMBER_REMOVED: ['{b} 人员退出：{a}', '{b}: {a} leaves'],
  CONTACT_ADDED: ['{b} 新增联系人：{a}', '{b}: new contact {a}'],
  CONTACT_REMOVED: ['{b} 联系人退出：{a}', '{b}: {a} is no longer the contact'],
  PHONES_CHANGED: ['{b} 联系人 {a} 的电话有变更', '{b}: the phones of {a} change'],
} as const;

export type RosterDifferenceCode = keyof typeof SENTENCES;

/** One thing a commit would change. No list of them: the roster says what is known already. */
export interface RosterDifference {
  readonly code: RosterDifferenceCode;
  readonly text: Bilingual;
}

/** `a` is who or what changes, `b` where. Numbers of phones are never quoted (R000.81). */
export function rosterDifference(code: RosterDifferenceCode, a: string, b = ''): RosterDifference {
  const [zh, en] = SENTENCES[code];
  const fill = (sentence: string) =>
    sentence.replace(/\{([ab])\}/g, (_, key) => (key === 'a' ? a : b));
  return { code, text: { zh: fill(zh), en: fill(en) } };
}
