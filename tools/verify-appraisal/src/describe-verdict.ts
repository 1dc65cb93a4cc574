import { ALL_CLASSES, type TallyCell } from '@huiyin/ballot-client';
import { type BoardReport, type BoardVerdict } from '@huiyin/ballot';

const REASONS = {
  merged: '与其他票种合并 merged with other classes',
  'below-threshold': '人数低于门限 fewer sheets than the threshold',
  protected: '保护投票人 protected (small, zero or unanimous)',
  routed: '只送选人用人部门 goes to the bureau office only',
  'not-valid': '评议无效 the appraisal is not valid',
} as const;

/** What the recount found, Chinese first, for people who do not read code. */
export function describeVerdict(verdict: BoardVerdict): string {
  return verdict.ok ? describeReport(verdict.report) : describeFault(verdict.seq, verdict.reason);
}

function describeFault(seq: number, reason: string): string {
  return [
    `✗ 核验不通过：公示板第 ${seq} 条（文件第 ${seq + 1} 行）有误。`,
    `✗ NOT VERIFIED: board entry ${seq} (line ${seq + 1} of the file) is wrong.`,
    `  原因 reason: ${reason}`,
  ].join('\n');
}

function describeReport(report: BoardReport): string {
  const { k, ruleVersion } = report.disclosure;
  const head = [
    '✓ 核验通过 VERIFIED',
    `  评议 appraisal         ${report.appraisalId}`,
    `  状态 status            ${report.status === 'closed' ? '已截止 closed' : '进行中 open'}`,
    `  条目 entries           ${report.entries}`,
    `  末条哈希 head hash     ${report.headHash}`,
    `  保密门限 threshold     k = ${k} (${ruleVersion})`,
    '',
    '票种 ticket class: 应到 eligible · 发票 issued · 投票 cast · 有效 counted · 权重 weight',
    ...report.classes.map(
      (one) =>
        `  ${one.id}: ${one.eligible} · ${one.issued} · ${one.cast} · ${one.counted} · ${one.weight}`,
    ),
  ];
  return [...head, ...(report.status === 'closed' ? results(report) : [])].join('\n');
}

function results(report: BoardReport): string[] {
  const shown = report.tally.map(
    (cell) => `  ${addressOf(cell)} = ${counts(cell)}; n ${cell.n}; ${share(cell)}`,
  );
  const hidden = report.withheld.map(
    (cell) => `  ${addressOf(cell)} — ${REASONS[cell.reason]} (${cell.sheets})`,
  );
  return [
    '',
    '结果（逐票重计一致）results, recounted from the pieces:',
    ...(shown.length > 0 ? shown : ['  （无）none']),
    '',
    `不公布 withheld (${hidden.length}; 承诺值 commitments ${report.commitments}):`,
    ...(hidden.length > 0 ? hidden : ['  （无）none']),
    '',
    '请将末条哈希与张贴的哈希对照。Compare the head hash with the one that was posted.',
  ];
}

function addressOf(cell: { scope: string; targetId: string; dimensionId: string }): string {
  const scope = cell.scope === ALL_CLASSES ? '全体 all' : cell.scope;
  return `${cell.targetId} / ${cell.dimensionId} / ${scope}`;
}

function counts(cell: TallyCell): string {
  return Object.entries(cell.counts)
    .map(([grade, count]) => `${grade} ${count}`)
    .join(', ');
}

function share(cell: TallyCell): string {
  const percent = ((100 * cell.favourable) / cell.n).toFixed(1);
  const mean = (cell.meanMilli / 1000).toFixed(2);
  const weighted = cell.weighted
    ? `; 加权 weighted ${(cell.weighted.favourableBp / 100).toFixed(1)} %, ${(cell.weighted.meanMilli / 1000).toFixed(2)}`
    : '';
  return `好评 favourable ${percent} %; 均值 mean ${mean}${weighted}`;
}
