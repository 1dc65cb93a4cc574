import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import type { PostKind } from '../post/post-kinds.rules';

/** What offices write for the kinds of post that mean something to a campaign; the titles of table `post_kind` and their kin. */
const TITLES: Readonly<Partial<Record<PostKind, string>>> = {
  'unit-principal': '单位主要负责人 主要负责人',
  'party-principal': '党组织主要负责人 党委书记 党总支书记',
  'administrative-principal': '行政主要负责人 院长 中心主任 所长 站长',
  'deputy-in-charge': '分管负责人 分管领导',
  'body-member': '领导班子成员 班子成员 副院长 副主任 副所长 副书记',
  'discipline-officer': '纪检负责人 纪委书记 纪检员',
  'mid-level-chief': '中层正职',
  'mid-level-deputy': '中层副职',
  'department-head': '科室主任 科主任 科长',
  'head-nurse': '护士长',
  'organisation-department': '组织部门负责人',
  'unit-liaison': '单位联络员 联络员',
  'information-officer': '信息员',
  staff: '职工 员工 工作人员',
};

const kindOf = new Map(
  Object.entries(TITLES).flatMap(([kind, titles]) =>
    titles.split(' ').map((title): [string, string] => [title, kind]),
  ),
);

/** A post as typed: the kind when the title is one we know, else `staff` under that title (医生, 驾驶员 …). */
export function readPost(typed: string): {
  readonly postKind: string;
  readonly title: string | null;
} {
  const compact = withoutWhiteSpace(typed);
  if (compact === '') return { postKind: 'staff', title: null };
  return {
    postKind: kindOf.get(compact) ?? 'staff',
    title: compact === '职工' ? null : typed.trim().slice(0, 100),
  };
}
