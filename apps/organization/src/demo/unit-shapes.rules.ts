import type { PostKind } from '../post/post-kinds.rules';

/** What a unit of some type looks like inside. */
export interface UnitShape {
  /** Size against the others; the bureau's staff is shared out by it. */
  readonly weight: number;
  readonly departments: readonly Department[];
  /** Chairs at the unit itself, taken by the first of its staff. */
  readonly chairs: readonly PostKind[];
  /** Its own Party organisation: a committee with branches, or one branch. */
  readonly party: 'committee' | 'branch' | 'joint-branch';
}

export interface Department {
  readonly name: string;
  readonly type: 'clinical' | 'medical-technology' | 'functional' | 'division';
}

const named = (type: Department['type'], names: string): Department[] =>
  names.split(' ').map((name) => ({ name, type }));

const offices = named('functional', '办公室 医务科 护理部 人事科 财务科 总务科 监察室');
const technology = named('medical-technology', '检验科 放射科 药剂科 超声科');
const general = named(
  'clinical',
  '心内科 呼吸内科 消化内科 神经内科 普外科 骨科 泌尿外科 妇产科 儿科 急诊科 眼科 口腔科 感染科 康复科 麻醉科 重症医学科',
);
const tcm = named(
  'clinical',
  '中医内科 针灸科 推拿科 骨伤科 肛肠科 妇科 儿科 急诊科 治未病科 康复科',
);
const maternal = named('clinical', '产科 妇科 儿科 新生儿科 儿童保健科 妇女保健科 生殖医学科');
const special = named('clinical', '第一病区 第二病区 第三病区 门诊部');
const divisions = named('division', '办公室 组织人事处 监察室 医政处 疾控处 规划财务处 信访室');

const led: readonly PostKind[] = [
  'party-principal',
  'administrative-principal',
  'deputy-in-charge',
  'deputy-in-charge',
  'discipline-officer',
  'unit-office-director',
];
const small: readonly PostKind[] = ['unit-principal', 'deputy-in-charge', 'unit-office-director'];

const hospital = (weight: number, clinical: readonly Department[]): UnitShape => ({
  weight,
  departments: [...clinical, ...technology, ...offices],
  chairs: led,
  party: 'committee',
});
const plain = (weight: number, departments: readonly Department[] = []): UnitShape => ({
  weight,
  departments,
  chairs: small,
  party: 'branch',
});

const shapes: Readonly<Record<string, UnitShape>> = {
  'bureau-organ': { ...plain(70, divisions), chairs: [], party: 'branch' },
  'general-hospital': hospital(900, general),
  'tcm-hospital': hospital(800, tcm),
  'maternal-child-hospital': hospital(600, maternal),
  'specialised-hospital': hospital(360, special),
  'blood-centre': plain(90, named('functional', '献血服务科 检验科 办公室')),
  'joint-party-branch': { ...plain(40), party: 'joint-branch' },
  cdc: plain(170, named('functional', '传染病防制科 免疫规划科 慢性病科 检验科 办公室')),
  'health-supervision-institute': plain(
    70,
    named('functional', '医疗监督科 公共卫生监督科 办公室'),
  ),
  'emergency-centre': plain(120, named('functional', '调度科 急救科 办公室')),
  'township-health-centre': plain(110, named('clinical', '全科门诊 公共卫生科 中医科')),
  'community-health-centre': plain(100, named('clinical', '全科门诊 公共卫生科 护理站')),
};

export function shapeOf(unitType: string): UnitShape {
  return shapes[unitType] ?? plain(60);
}
