import { guessUnitType, UNIT_TYPES, unitAliasKey } from './unit-type.rules';

describe('unit types guessed from names', () => {
  it.each([
    ['市人民医院', 'general-hospital'],
    ['市第一人民医院', 'general-hospital'],
    ['市中医院', 'tcm-hospital'],
    ['区中西医结合医院', 'tcm-hospital'],
    ['市妇幼保健院', 'maternal-child-hospital'],
    ['市口腔医院', 'specialised-hospital'],
    ['市第六人民医院', 'specialised-hospital'],
    ['市第十二人民医院', 'specialised-hospital'],
    ['市中心血站', 'blood-centre'],
    ['市卫生信息管理中心联合党支部', 'joint-party-branch'],
    ['市卫生信息管理中心', 'health-information-centre'],
    ['市疾控中心', 'cdc'],
    ['市疾病预防控制中心', 'cdc'],
    ['市卫生监督所', 'health-supervision-institute'],
    ['市急救中心', 'emergency-centre'],
    ['某镇卫生院', 'township-health-centre'],
    ['某街道社区卫生服务中心', 'community-health-centre'],
    ['局机关', 'bureau-organ'],
    ['市卫生局', 'bureau-organ'],
    ['县爱卫办', 'patriotic-health-office'],
    ['县农医管理中心', 'rural-cooperative-medical-centre'],
    ['县皮防所', 'skin-disease-institute'],
    ['县结防所', 'tb-institute'],
    ['某村卫生室', 'village-clinic'],
    ['七团医院', 'regimental-hospital'],
    ['某某民营医院', 'private-hospital'],
    ['某某口腔诊所', 'individual-clinic'],
    ['市 中\u3000医 院', 'tcm-hospital'],
  ])('R000.76 %s → %s', (name, type) => {
    expect(guessUnitType(name)).toBe(type);
    expect(UNIT_TYPES).toContain(type);
  });

  it('guesses nothing from a name that tells nothing', () => {
    expect(guessUnitType('市红十字会')).toBeNull();
    expect(guessUnitType('')).toBeNull();
  });

  it('5.3 item 18: the alias key ignores white space and the width of signs', () => {
    expect(unitAliasKey(' 市第７ 人民医院（东院）\u3000')).toBe('市第7人民医院(东院)');
  });
});
