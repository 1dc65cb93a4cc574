import { z } from 'zod';
import { holdingIdFor } from './holding-id.rules';

const row = '5f8a2c1e-0b7d-4a60-9a3e-3c5d2f7b9e10';

it('is the same for the same row and role, and another one for another role', () => {
  expect(holdingIdFor(row, 'supervision-liaison')).toBe(holdingIdFor(row, 'supervision-liaison'));
  expect(holdingIdFor(row, 'supervision-liaison')).toBe(
    holdingIdFor(row.toUpperCase(), 'supervision-liaison'),
  );
  expect(holdingIdFor(row, 'supervision-liaison')).not.toBe(
    holdingIdFor(row, 'supervision-member'),
  );
});

it('is a uuid that the event contracts accept', () => {
  for (let n = 0; n < 200; n += 1)
    expect(z.uuid().safeParse(holdingIdFor(`${row}${n}`, 'x')).success).toBe(true);
});
