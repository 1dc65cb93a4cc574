import { ALL_CLASSES, type TallyCell } from '@huiyin/ballot-client';
import { type BoardReport, type BoardVerdict } from '@huiyin/ballot';

const REASONS = {
  merged: '与其他参评类别合并公布 shown together with other classes',
  'below-threshold': '份数低于公布门槛 fewer sheets than the threshold',
  protected: '保护参评人 protected (small, zero or unanimous)',
  routed: '结果只送选人用人部门 goes to the bureau office only',
  'not-valid': '评议无效 the appraisal is not valid',
} as const;

const INVALID = {
  quorum: '参加人数不足 no quorum',
  'too-few': '有效票过少 too few sheets count',
} as const;

const HOLDERS = {
  service: '系统保管 the service',
  'two-people': '督导组两人分持 two people of the supervision group',
} as const;

const AUDIENCES = { bureau: '本局 inside the bureau', public: '公开 the public' } as const;

/** What the recount found, Chinese first, for people who do not read code. */
export function describeVerdict(verdict: BoardVerdict): string {
  return verdict.ok ? describeReport(verdict.report) : describeFault(verdict.seq, verdict.reason);
}

function describeFault(seq: number, reason: string): string {
  return [
    `✗ 核验不通过：公示板第 ${seq} 条（文件第 ${seq + 1} 行）有误。`,
    `✗ NOT VERIFIED: board entry ${seq} (line ${seq + 1} of the file) is wrong.`,
    `  原因 reason: ${reason}`,
    '  此前各条无误；此后各条不再核验。Entries before it are sound; those after it were not looked at.',
  ].join('\n');
}

function describeReport(report: BoardReport): string {
  const { k, ruleVersion } = report.disclosure;
  const { quorumBp, minCounted } = report.validity;
  const head = [
    '✓ 核验通过 VERIFIED',
    `  评议 appraisal          ${report.appraisalId}`,
    `  状态 status             ${report.status === 'closed' ? '已截止 closed' : '进行中 open'}`,
    `  条目 entries            ${report.entries}`,
    `  末条哈希 head hash      ${report.headHash}`,
    `  公布对象 audience       ${AUDIENCES[report.audience]}`,
    `  公布门槛 threshold      k = ${k} (${ruleVersion})`,
    `  有效条件 validity       参加 cast ≥ ${percent(quorumBp, 10_000)}; 有效票 counted ≥ ${minCounted}`,
    `  开箱密钥 closing key    ${HOLDERS[report.closingKeyHeldBy]}`,
    ...(report.remeasures === null ? [] : [`  所复测的 measures again ${report.remeasures}`]),
    '',
    '参评类别 ticket class: 应到 eligible · 发票 issued · 投票 cast · 有效（含纸质）counted, paper included · 权重 weight',
    ...report.classes.flatMap(describeClass),
  ];
  return [...head, ...(report.status === 'closed' ? results(report) : notCounted)].join('\n');
}

const notCounted = [
  '',
  '尚未计票，公示板上没有结果。Nothing has been counted yet; the board holds no result.',
];

function describeClass(one: BoardReport['classes'][number]): string[] {
  const line = `  ${one.id}: ${one.eligible} · ${one.issued} · ${one.cast} · ${one.counted} · ${one.weight}`;
  if (one.paper === null) return [line];
  const { printed, issued, cast, missing } = one.paper;
  return [
    line,
    `    纸质 paper: 印制 printed ${printed} · 发出 issued ${issued} · 收回 cast ${cast} · 未收回 missing ${missing} · 废票 void ${one.paper.void}`,
  ];
}

function results(report: BoardReport): string[] {
  const shown = report.tally.map(
    (cell) => `  ${addressOf(cell)} = ${counts(cell)}; n ${cell.n}; ${share(cell)}`,
  );
  const hidden = report.withheld.map(
    (cell) => `  ${addressOf(cell)} — ${REASONS[cell.reason]} (${cell.sheets})`,
  );
  const texts = report.texts.map(
    ({ questionId, count }) =>
      `  ${questionId}: ${count === null ? '不公布 withheld' : `${count} 条，不在公示板上 texts, not on the board`}`,
  );
  return [
    '',
    report.invalidReason === null
      ? '评议有效 the appraisal is valid'
      : `评议无效 the appraisal is not valid: ${INVALID[report.invalidReason]}`,
    '',
    '结果（由分片重计一致）results, recounted from the pieces:',
    ...orNone(shown),
    '',
    `不公布 withheld (${hidden.length}; 承诺值 commitments ${report.commitments}):`,
    ...orNone(hidden),
    ...(texts.length > 0 ? ['', '文字意见 written opinions:', ...texts] : []),
    '',
    '请将末条哈希与张贴的哈希对照。Compare the head hash with the one that was posted.',
  ];
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['  （无）none'];
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
  const mean = (cell.meanMilli / 1000).toFixed(2);
  const weighted = cell.weighted
    ? `; 加权 weighted ${percent(cell.weighted.favourableBp, 10_000)}, ${(cell.weighted.meanMilli / 1000).toFixed(2)}`
    : '';
  return `好评 favourable ${percent(cell.favourable, cell.n)}; 均值 mean ${mean}${weighted}`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
