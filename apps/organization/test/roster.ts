import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '@huiyin/identity';
import type { GraphQLAnswer } from '@huiyin/testing';
import type { Harness } from './harness';

/** The annex of source 000 with invented names and numbers. */
export const annex = readFileSync(
  join(__dirname, '../src/roster-import/fixtures/supervision-annex.txt'),
  'utf8',
);

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly isCommittable: boolean;
  readonly changes: number | null;
  readonly counts: Record<string, unknown>;
  readonly issues: {
    code: string;
    severity: string;
    reason: { zh: string; en: string };
    row: number | null;
  }[];
  readonly differences: { code: string; text: { zh: string } }[];
}

const selection = `{ id state isCommittable changes
  counts { groups units unitsPerGroup leaders members liaisons contacts phones landlines mobiles distinctMobiles }
  issues { code severity row line cell text reason { zh en } proposal { zh en } relatedLines }
  differences { code text { zh en } } }`;

export async function upload(harness: Harness, office: Actor, text: string): Promise<ImportAnswer> {
  const answer = await send(harness, office, 'uploadRoster', 'UploadRosterInput', {
    text,
    fileName: '附件.txt',
  });
  return answered(answer, 'uploadRoster');
}

export async function commit(
  harness: Harness,
  office: Actor,
  importId: string,
): Promise<ImportAnswer> {
  return answered(await tryCommit(harness, office, importId), 'commitRoster');
}

export function tryCommit(
  harness: Harness,
  office: Actor,
  importId: string,
): Promise<GraphQLAnswer> {
  return send(harness, office, 'commitRoster', 'CommitRosterInput', { importId });
}

export function send(
  harness: Harness,
  actor: Actor,
  mutation: string,
  type: string,
  input: object,
): Promise<GraphQLAnswer> {
  return harness.graph.as(
    actor,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) ${selection} }`,
    { input },
  );
}

export async function importRoster(
  harness: Harness,
  office: Actor,
  text = annex,
): Promise<ImportAnswer> {
  return commit(harness, office, (await upload(harness, office, text)).id);
}

function answered(answer: GraphQLAnswer, field: string): ImportAnswer {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[field] as ImportAnswer;
}

/** A roster of so many units, five to a group. */
export function rosterOf(units: number): string {
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const rows = Array.from({ length: units }, (_, index) => {
    const group = numerals[Math.floor(index / 5)]!;
    const first = index % 5 === 0;
    const people = `组长：赵甲${group}\n\n成员：钱乙${group}、\n\n孙丙${group}★`;
    const mobile = `1380001${String(index).padStart(4, '0')}`;
    return `\t${first ? `第${group}组` : ''}\n\t${first ? people : ''}\n\t第${index + 1}号医院\n\t周甲${group}${mobile}`;
  });
  return `附件：督导联系表\n\n\t组别\n\t督导联系组成员\n\t督导联系单位\n\t联系人及电话\n\n${rows.join('\n\n')}\n`;
}
