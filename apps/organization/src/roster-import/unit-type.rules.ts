import { toHalfWidth, withoutWhiteSpace } from './chinese-text.rules';

/** Unit types of the five sources, in the order in which a name is tried against them. */
const PATTERNS = [
  ['joint-party-branch', /联合(?:党)?支部/],
  ['community-health-centre', /社区卫生服务(?:中心|站)/],
  ['township-health-centre', /卫生院/],
  ['village-clinic', /村卫生室|村卫生所/],
  ['blood-centre', /血站|血液中心/],
  ['cdc', /疾控|疾病预防控制/],
  ['health-supervision-institute', /卫生(?:计生|执法)?监督/],
  ['emergency-centre', /急救(?:中心|站)|紧急医疗救援/],
  ['patriotic-health-office', /爱卫|爱国卫生/],
  ['rural-cooperative-medical-centre', /农医|农合|合作医疗/],
  ['skin-disease-institute', /皮防|皮肤病防治/],
  ['tb-institute', /结防|结核病防治/],
  ['health-information-centre', /信息(?:管理)?中心/],
  ['maternal-child-hospital', /妇幼|妇保|妇女儿童/],
  ['regimental-hospital', /[团师]医院/],
  ['private-hospital', /(?:民营|私立).{0,20}医院/],
  ['tcm-hospital', /中医|中西医/],
  [
    'specialised-hospital',
    /(?:口腔|牙科|眼科|精神|康复|肿瘤|传染病|儿童|胸科|骨科|皮肤病|专科).{0,20}医院/,
  ],
  // 5.1: a numbered municipal hospital is as a rule a specialised one (infectious, psychiatric …); the first ones are not.
  ['general-hospital', /第[一二三123](?:人民)?医院/],
  ['specialised-hospital', /第[一二三四五六七八九十\d]+(?:人民)?医院/],
  ['general-hospital', /医院/],
  ['individual-clinic', /诊所|门诊部/],
  ['bureau-organ', /机关|(?:卫生|卫计|卫健|健康)(?:计生)?(?:局|委|委员会)$/],
] as const satisfies readonly (readonly [string, RegExp])[];

export type UnitType = (typeof PATTERNS)[number][0];

/** Every unit type a name can be guessed as, each once. */
export const UNIT_TYPES: readonly UnitType[] = [...new Set(PATTERNS.map(([type]) => type))];

/** Guesses the type from the name; null when it tells nothing. A proposal only: the office confirms it. */
export function guessUnitType(name: string): UnitType | null {
  const key = unitAliasKey(name);
  return PATTERNS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/**
 * The key under which a unit name is compared: no white space, full-width signs as half-width ones.
 * Units are matched by it (legal name and every alias), never created twice (R000.76, 5.3 item 18).
 */
export function unitAliasKey(name: string): string {
  return toHalfWidth(withoutWhiteSpace(name));
}
