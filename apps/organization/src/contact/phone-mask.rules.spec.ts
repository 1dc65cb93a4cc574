import { dialled, maskDigits } from './phone-mask.rules';

it('R000.81 masks the middle of a mobile and most of a landline', () => {
  expect(maskDigits('13800010000')).toBe('138****0000');
  expect(maskDigits('88001041')).toBe('88****41');
});

it('writes a number as it is dialled', () => {
  expect(dialled({ digits: '88001041', areaCode: '0575', extension: '12' })).toBe(
    '0575-88001041-12',
  );
  expect(dialled({ digits: '13800010000', areaCode: null, extension: null })).toBe('13800010000');
});
