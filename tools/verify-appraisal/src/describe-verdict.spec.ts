import { describeVerdict } from './describe-verdict';

describe('what the recount says', () => {
  it('R18 names the wrong entry and the line, in both languages', () => {
    const text = describeVerdict({ ok: false, seq: 1, reason: 'pieces are out of order' });
    expect(text).toContain('第 1 条（文件第 2 行）');
    expect(text).toContain('board entry 1 (line 2 of the file)');
    expect(text).toContain('pieces are out of order');
  });

  it('R000.16 tells turnout, results and what is withheld and why', () => {
    const text = describeVerdict({
      ok: true,
      report: {
        appraisalId: 'appraisal-1',
        status: 'closed',
        entries: 2,
        headHash: 'abc',
        disclosure: { k: 5, ruleVersion: 'huiyin-disclosure/2' },
        classes: [{ id: 'staff', weight: 1, eligible: 9, issued: 8, cast: 7, counted: 6 }],
        tally: [
          {
            scope: 'all',
            targetId: 'body',
            dimensionId: 'style',
            sheets: 6,
            n: 6,
            counts: { good: 4, poor: 2 },
            favourable: 4,
            meanMilli: 2333,
            weighted: null,
          },
        ],
        withheld: [
          {
            scope: 'staff',
            targetId: 'body',
            dimensionId: 'style',
            sheets: 6,
            reason: 'protected',
          },
        ],
        commitments: 1,
      },
    });
    expect(text).toContain('核验通过 VERIFIED');
    expect(text).toContain('staff: 9 · 8 · 7 · 6 · 1');
    expect(text).toContain('body / style / 全体 all = good 4, poor 2; n 6; 好评 favourable 66.7 %');
    expect(text).toContain('body / style / staff — 保护投票人');
  });

  it('says of an open board that nothing was counted yet', () => {
    const text = describeVerdict({
      ok: true,
      report: {
        appraisalId: 'a',
        status: 'open',
        entries: 1,
        headHash: 'abc',
        disclosure: { k: 5, ruleVersion: 'huiyin-disclosure/2' },
        classes: [],
        tally: [],
        withheld: [],
        commitments: 0,
      },
    });
    expect(text).toContain('进行中 open');
    expect(text).not.toContain('recounted');
  });
});
