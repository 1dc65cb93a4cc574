import type { Actor } from '@huiyin/identity';
import { AppraisalNotFound, AppraisalNotPublished } from '../appraisal/appraisal.errors';
import type { AppraisalQueries } from '../appraisal/appraisal.queries';
import type { AppraisalFormNode } from '../form/form.types';
import type { AppraisalResults } from '../result/result.queries';
import { printCsv, type TextEncoding } from './print-csv.rules';
import { type FileLine, resultTable, summaryFileLines, summaryHeading } from './result-table.rules';
import type { SummariseCampaign } from './summarise-campaign';
import type { SummaryGroup } from './summary.rules';

export interface ExportedFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/** Results as a file for Excel: the same objects of the same engine that the graph gives, laid out in a table. */
export class ExportResults {
  constructor(
    private readonly rooms: { appraisals: AppraisalQueries; results: AppraisalResults },
    private readonly summarise: SummariseCampaign,
  ) {}

  /** @throws AppraisalNotFound, AppraisalNotPublished */
  async appraisal(
    actor: Actor,
    appraisalId: string,
    encoding: TextEncoding,
  ): Promise<ExportedFile> {
    const [[appraisal], [targets], [results]] = await Promise.all([
      this.rooms.appraisals.byIds(actor, [appraisalId]),
      this.rooms.appraisals.targets(actor, [appraisalId]),
      this.rooms.results.byAppraisals(actor, [appraisalId]),
    ]);
    if (!appraisal) throw new AppraisalNotFound(appraisalId);
    if (!results) throw new AppraisalNotPublished();
    const words = wordsOf(appraisal.form);
    const labels = new Map(targets?.map(({ id, label }) => [id, label]));
    const lines = results.map(({ targetId, dimension, scope, cell }): FileLine => {
      const { title, grades } = words.get(dimension) ?? { title: dimension, grades: [] };
      const who = scope === 'all' ? '全部' : scope;
      return { about: [labels.get(targetId) ?? '', title, who], grades, cell };
    });
    const content = printCsv(resultTable(['评议对象', '评议项目', '参评类别'], lines), encoding);
    return { fileName: `评议结果-${appraisal.title}.csv`, content };
  }

  async summary(
    actor: Actor,
    asked: { campaignId: string; groupBy: SummaryGroup },
    encoding: TextEncoding,
  ): Promise<ExportedFile> {
    const { lines } = await this.summarise.execute(actor, asked.campaignId, asked.groupBy);
    const content = printCsv(resultTable(summaryHeading, summaryFileLines(lines)), encoding);
    return { fileName: '评议汇总.csv', content };
  }
}

type Words = Map<string, { title: string; grades: FileLine['grades'] }>;

/** Titles of dimensions and check-list items, with the grades in words. */
function wordsOf({ dimensions, scales, checklists }: AppraisalFormNode): Words {
  const graded = dimensions.map(({ key, title, scale }) => {
    const grades = scales.find((one) => one.key === scale)?.grades ?? [];
    const named = grades.map((grade) => ({
      id: grade.key,
      label: grade.title.zh,
      value: grade.value,
    }));
    return [key, { title: title.zh, grades: named }] as const;
  });
  const items = checklists.flatMap(({ key, title, items: all }) =>
    all.map(
      (item) =>
        [`${key}.${item.key}`, { title: `${title.zh}：${item.title.zh}`, grades: marks }] as const,
    ),
  );
  return new Map([...graded, ...items]);
}

const marks = [
  { id: 'marked', label: '勾选', value: 0 },
  { id: 'unmarked', label: '未勾选', value: 1 },
];
