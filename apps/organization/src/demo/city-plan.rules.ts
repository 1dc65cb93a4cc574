import { guessUnitType } from '../roster-import/unit-type.rules';
import { writeChineseNumber } from '../roster-import/chinese-text.rules';

/** One bureau to invent. */
export interface BureauPlan {
  readonly name: string;
  /** OIDC subject of its office. */
  readonly officeLogin: string;
  /** The organ first. */
  readonly units: readonly { readonly name: string; readonly unitType: string }[];
  readonly staff: number;
}

/** The demo city around the bureau whose story is told through the graph: 12 000 staff in three bureaus. */
export const demoSeed = 1;
export const demoStaff = { story: 7_400, others: [2_500, 2_100] } as const;

const counties = ['镜湖', '剡溪'];
const townships = ['东浦', '柯岩', '兰渚', '平水', '漓渚', '南池', '石帆', '樊江'];

export function demoBureaus(): BureauPlan[] {
  return counties.map((county, at) => ({
    name: `越州市${county}区卫生局`,
    officeLogin: `office-${at + 2}`,
    staff: demoStaff.others[at] ?? 2_000,
    units: unitsNamed([
      '局机关',
      '区人民医院',
      '区中医院',
      '区妇幼保健院',
      '区疾控中心',
      '区卫生监督所',
      '区急救中心',
      ...townships.slice(at * 4, at * 4 + 4).map((name) => `${name}镇卫生院`),
      `${county}街道社区卫生服务中心`,
    ]),
  }));
}

export interface CitySize {
  readonly bureaus: number;
  readonly units: number;
  readonly staff: number;
}

/** The size quality.md plans for. */
export const benchmarkSize: CitySize = { bureaus: 30, units: 1_800, staff: 100_000 };

/** Bureaus for a benchmark: as many units each as the total asks for, hospitals first, then township centres. */
export function benchmarkBureaus({ bureaus, units, staff }: CitySize): BureauPlan[] {
  return Array.from({ length: bureaus }, (_, at) => {
    const share = (total: number): number =>
      Math.floor((total * (at + 1)) / bureaus) - Math.floor((total * at) / bureaus);
    return {
      name: `第${writeChineseNumber(at + 1)}卫生局`,
      officeLogin: `bench-office-${at + 1}`,
      staff: share(staff),
      units: unitsNamed(benchmarkUnits(share(units))),
    };
  });
}

const leading = [
  '局机关',
  '人民医院',
  '中医院',
  '妇幼保健院',
  '口腔医院',
  '中心血站',
  '疾控中心',
  '卫生监督所',
  '急救中心',
];

function benchmarkUnits(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = writeChineseNumber(Math.floor(at / 2) + 1);
    const named = at % 2 === 0 ? `${number}号镇卫生院` : `${number}号街道社区卫生服务中心`;
    return leading[at] ?? named;
  });
}

function unitsNamed(names: readonly string[]): BureauPlan['units'] {
  return names.map((name) => ({ name, unitType: guessUnitType(name) ?? 'other' }));
}
