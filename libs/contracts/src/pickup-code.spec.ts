import { randomBytes } from 'node:crypto';
import {
  answerKey,
  answerKeyHash,
  newPickupCode,
  normalisePickupCode,
  pickupHash,
} from './pickup-code';

describe('a pick-up code', () => {
  const code = newPickupCode(randomBytes);

  it('is read back whatever way it was copied from paper', () => {
    const plain = normalisePickupCode(code);
    expect(plain).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);

    for (const copied of [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
    ])
      expect(normalisePickupCode(copied)).toBe(plain);
  });

  it.each(['', 'ABC', `${code}0`, code.replace(/.$/, 'U'), code.replace(/.$/, '回')])(
    'refuses "%s"',
    (other) => expect(normalisePickupCode(other)).toBeNull(),
  );

  it('gives the finder, the answer and the event a different hash each, so that none opens another', () => {
    const plain = normalisePickupCode(code) ?? '';
    const hashes = [pickupHash(plain), answerKey(plain), answerKeyHash(answerKey(plain))];

    expect(new Set(hashes).size).toBe(3);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
