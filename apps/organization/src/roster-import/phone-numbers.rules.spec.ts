import { readPhone, readPhones } from './phone-numbers.rules';

describe('phone numbers', () => {
  it.each([
    ['13800010001', '13800010001'],
    ['138 0001 0001', '13800010001'],
    ['138-0001-0001', '13800010001'],
    ['+86 13800010001', '13800010001'],
    ['013800010001', '13800010001'],
  ])('5.3 item 13: %s is a mobile', (raw, digits) => {
    expect(readPhone(raw)).toEqual({ kind: 'mobile', raw, digits, toVerify: false });
  });

  it.each([
    ['88001000', '88001000', undefined, undefined],
    ['8800-1000', '88001000', undefined, undefined],
    ['0575-88001000', '88001000', '0575', undefined],
    ['(0575)88001000', '88001000', '0575', undefined],
    ['（０５７５）８８００１０００', '88001000', '0575', undefined],
    ['010-88001000', '88001000', '010', undefined],
    ['057588001000', '88001000', '0575', undefined],
    ['88001000转12', '88001000', undefined, '12'],
    ['88001000-8012', '88001000', undefined, '8012'],
    ['0575－88001000 分机 12', '88001000', '0575', '12'],
  ])('%s is a landline', (raw, digits, areaCode, extension) => {
    const phone = readPhone(raw);
    expect([phone.kind, phone.digits, phone.areaCode, phone.extension]).toEqual([
      'landline',
      digits,
      areaCode,
      extension,
    ]);
    expect(phone.raw).toBe(raw);
  });

  it.each([
    '8800100',
    '880010000',
    '1380001000',
    '138000100011',
    '12800010001',
    '28800010001',
    'x',
    '',
  ])('%j is neither', (raw) => expect(readPhone(raw).kind).toBe('unknown'));

  it('an area with seven digits is a setting, not a guess', () => {
    expect(readPhone('8800100', 7).kind).toBe('landline');
    expect(readPhone('88001000', 7).kind).toBe('unknown');
  });

  it('splits at spaces only when every part is a number', () => {
    expect(readPhones('88001000 13800010001').map(({ kind }) => kind)).toEqual([
      'landline',
      'mobile',
    ]);
    expect(readPhones('8800 1000 1380').map(({ kind }) => kind)).toEqual(['unknown']);
  });
});
