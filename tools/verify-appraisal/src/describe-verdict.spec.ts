import type { BoardReport } from '@huiyin/ballot';
import { describeVerdict } from './describe-verdict';

const REPORT: BoardReport = {
  ...{ appraisalId: 'appraisal-1', status: 'closed', entries: 2, headHash: 'abc' },
  ...{ audience: 'bureau', closingKeyHeldBy: 'two-people', remeasures: 'appraisal-0' },
  disclosure: { k: 5, ruleVersion: 'huiyin-disclosure/2' },
  validity: { quorumBp: 5_000, minCounted: 8 },
  classes: [
    {
      ...{ id: 'staff', weight: 1, eligible: 19, issued: 8, cast: 7, counted: 10 },
      paper: { printed: 9, issued: 6, cast: 5, missing: 1, void: 1 },
    },
    { id: 'heads', weight: 2, eligible: 3, issued: 3, cast: 3, counted: 3, paper: null },
  ],
  ...{ valid: true, invalidReason: null, commitments: 1 },
  tally: [
    {
      ...{ scope: 'all', targetId: 'body', dimensionId: 'style', sheets: 6, n: 6 },
      ...{ counts: { good: 4, poor: 2 }, favourable: 4, meanMilli: 2333 },
      weighted: { favourableBp: 6111, meanMilli: 2250 },
    },
  ],
  withheld: [
    { scope: 'staff', targetId: 'body', dimensionId: 'style', sheets: 6, reason: 'protected' },
    { scope: 'all', targetId: 'cadre-9', dimensionId: 'style', sheets: 6, reason: 'routed' },
  ],
  texts: [
    { questionId: 'advice', released: true, count: 3 },
    { questionId: 'praise', released: false, count: null },
  ],
};
const described = (change: Partial<BoardReport> = {}) =>
  describeVerdict({ ok: true, report: { ...REPORT, ...change } });

describe('what the recount says', () => {
  it('R18 names the wrong entry and the line, in both languages', () => {
    const text = describeVerdict({ ok: false, seq: 1, reason: 'pieces are out of order' });
    expect(text).toContain('第 1 条（文件第 2 行）');
    expect(text).toContain('board entry 1 (line 2 of the file)');
    expect(text).toContain('pieces are out of order');
  });

  it('R000.16 tells turnout, results and what is withheld and why', () => {
    const text = described();
    expect(text).toContain('核验通过 VERIFIED');
    expect(text).toContain('staff: 19 · 8 · 7 · 10 · 1');
    expect(text).toContain('body / style / 全体 all = good 4, poor 2; n 6; 好评 favourable 66.7 %');
    expect(text).toContain('加权 weighted 61.1 %, 2.25');
    expect(text).toContain('body / style / staff — 保护参评人');
    expect(text).toContain('cadre-9 / style / 全体 all — 结果只送选人用人部门');
    expect(text).toContain('k = 5 (huiyin-disclosure/2)');
    expect(text).toContain('督导组两人分持');
    expect(text).toContain('measures again appraisal-0');
  });

  it('gives the control totals of paper, and how many texts there are, but never a text', () => {
    const text = described();
    expect(text).toContain(
      '印制 printed 9 · 发出 issued 6 · 收回 cast 5 · 未收回 missing 1 · 废票 void 1',
    );
    expect(text.match(/纸质 paper/g)).toHaveLength(1);
    expect(text).toContain('advice: 3 条');
    expect(text).toContain('praise: 不公布 withheld');
  });

  it('says why an appraisal is not valid', () => {
    expect(described()).toContain('评议有效 the appraisal is valid');
    expect(described({ valid: false, invalidReason: 'quorum' })).toContain('no quorum');
    expect(described({ valid: false, invalidReason: 'too-few' })).toContain('too few');
  });

  it('says of an open board that nothing was counted yet', () => {
    const text = described({ status: 'open', valid: null, tally: [], withheld: [], texts: [] });
    expect(text).toContain('进行中 open');
    expect(text).toContain('尚未计票');
    expect(text).not.toContain('recounted');
  });
});
