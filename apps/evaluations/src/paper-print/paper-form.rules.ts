/** A form as people read it: labels beside the ids of the definition. */
export interface LabelledForm {
  readonly title: string;
  readonly targets: readonly { id: string; kind: string; label: string }[];
  readonly scales: readonly {
    id: string;
    abstentionAllowed: boolean;
    grades: readonly { id: string; label: string }[];
  }[];
  readonly dimensions: readonly {
    id: string;
    label: string;
    scaleId: string;
    targetKinds: readonly string[];
    /** Title of the check list it is an item of. */
    list?: string | null;
  }[];
  readonly questions: readonly { id: string; label: string; maxChars: number }[];
}

/** What one sheet of paper says besides its control number. */
export interface PaperForm extends LabelledForm {
  readonly ticketClass: string;
  /** k: a result that rests on fewer sheets is not shown. */
  readonly threshold: number;
}

/** A table to tick: columns are grades, or the items of a check list. */
export interface FormSection {
  readonly kind: 'grid' | 'check';
  readonly title: string;
  /** Heading of the first column. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly groups: readonly { heading: string | null; rows: readonly string[] }[];
  /** A row without a mark is an abstention; false: it makes the sheet void (never so of a check list). */
  readonly mayAbstain: boolean;
}

export const abstention = '弃权';

/** R002.14: first the grids, one per scale, then the check lists; in the order of the form. */
export function formSections(form: LabelledForm): FormSection[] {
  const sections = form.scales.flatMap((scale) => {
    const dimensions = form.dimensions.filter(({ scaleId }) => scaleId === scale.id);
    const asked = form.targets
      .map((target) => ({
        target,
        items: dimensions.filter(({ targetKinds }) => targetKinds.includes(target.kind)),
      }))
      .filter(({ items }) => items.length > 0);
    if (asked.length === 0) return [];
    return isCheckList(scale) ? checkLists(asked) : [grid(scale, asked)];
  });
  return [
    ...sections.filter(({ kind }) => kind === 'grid'),
    ...sections.filter(({ kind }) => kind === 'check'),
  ];
}

/** Marked or unmarked, without abstention. */
export function isCheckList(scale: LabelledForm['scales'][number]): boolean {
  return scale.grades.length === 2 && !scale.abstentionAllowed;
}

interface Asked {
  readonly target: { readonly label: string };
  readonly items: readonly { readonly label: string; readonly list?: string | null }[];
}

function grid(scale: LabelledForm['scales'][number], asked: readonly Asked[]): FormSection {
  const labels = scale.grades.map(({ label }) => label);
  const columns = scale.abstentionAllowed ? [...labels, abstention] : labels;
  const only = asked[0]?.items[0]?.label ?? '';
  const frame = { kind: 'grid' as const, columns, mayAbstain: scale.abstentionAllowed };
  if (asked.every(({ items }) => items.length === 1 && items[0]?.label === only))
    return {
      ...frame,
      title: `${only}（每行打一个“√”）`,
      corner: '评议对象',
      groups: [{ heading: null, rows: asked.map(({ target }) => target.label) }],
    };
  return {
    ...frame,
    title: '评议（每行打一个“√”）',
    corner: '评议内容',
    groups: asked.map(({ target, items }) => ({
      heading: target.label,
      rows: items.map(({ label }) => label),
    })),
  };
}

/** Targets that are asked the same items stand in one table. */
function checkLists(asked: readonly Asked[]): FormSection[] {
  const tables = new Map<string, { list: string; items: string[]; targets: string[] }>();
  for (const { target, items } of asked)
    for (const list of new Set(items.map((item) => item.list ?? '突出问题'))) {
      const labels = items.filter((item) => (item.list ?? list) === list).map(({ label }) => label);
      const key = JSON.stringify([list, labels]);
      const table = tables.get(key) ?? { list, items: labels, targets: [] };
      table.targets.push(target.label);
      tables.set(key, table);
    }
  return [...tables.values()].map(({ list, items, targets }) => ({
    kind: 'check' as const,
    title: `${list}（有的打“√”，可多选；没有的不填）`,
    corner: '评议对象',
    columns: items,
    groups: [{ heading: null, rows: targets }],
    mayAbstain: true,
  }));
}

/** How to fill it in, what makes it void, where it goes, who counts; the same on every form. */
export function instructions(sections: readonly FormSection[], threshold: number): string[] {
  const grids = sections.filter(({ kind }) => kind === 'grid');
  const blank = rowsLeftBlank(grids);
  return [
    `每行只在一个方格内打“√”。${blank}`,
    '同一行打了两个以上“√”、无法辨认、整张未填，或者写有姓名和能认出填写人的记号的，整张票作废。',
    '请单独填写，填好后当场由本人亲手投入票箱，不交他人代投、代填。',
    '票号随机产生，不分先后，只用来核对票数；谁领了哪一张没有任何记录。',
    '票箱由督导组密封并带回，两名工作人员分别录入、互相核对后计票；被评议单位的人员不接触已填的票。',
    `有效票不足 ${threshold} 张的结果不公布。`,
  ];
}

function rowsLeftBlank(grids: readonly FormSection[]): string {
  if (grids.every(({ mayAbstain }) => mayAbstain)) return '某行没有打“√”的，该行按弃权计。';
  const all = '每行都要选择，有一行没有打“√”的，整张票作废';
  return grids.some(({ mayAbstain }) => mayAbstain)
    ? `${all}；列有“弃权”的行除外，按弃权计。`
    : `${all}。`;
}
