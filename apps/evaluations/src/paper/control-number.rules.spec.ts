import { createHash } from 'node:crypto';
import {
  controlAlphabet,
  controlNumber,
  controlNumberBytes,
  printedControlNumber,
  readControlNumber,
} from './control-number.rules';

const bytesOf = (seed: number) =>
  createHash('sha256').update(`seed ${seed}`).digest().subarray(0, controlNumberBytes);
const numbers = Array.from({ length: 2_000 }, (_, seed) => controlNumber(bytesOf(seed)) as string);

describe('R002.17 control numbers', () => {
  it('have no sign that is mistaken for another, and are read back however they are typed', () => {
    expect(controlAlphabet).toHaveLength(31);
    expect(controlAlphabet).not.toMatch(/[01ILO]/);
    for (const number of numbers.slice(0, 200)) {
      const printed = printedControlNumber(number);
      expect(printed).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      expect(readControlNumber(printed)).toBe(number);
      expect(readControlNumber(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
    }
  });

  it('find every wrong sign and every two neighbours that changed places', () => {
    for (const number of numbers.slice(0, 25)) {
      for (let at = 0; at < number.length; at += 1) {
        for (const sign of controlAlphabet) {
          const typed = number.slice(0, at) + sign + number.slice(at + 1);
          expect(readControlNumber(typed)).toBe(typed === number ? number : null);
        }
        const [a, b] = [number[at], number[at + 1]];
        if (b === undefined || a === b) continue;
        expect(readControlNumber(number.slice(0, at) + b + a + number.slice(at + 2))).toBeNull();
      }
    }
  });

  it('are refused when they are no numbers at all', () => {
    for (const typed of ['', 'K7MQ', 'O0I1L0O0I1L0', `${numbers[0]}2`, '票号'])
      expect(readControlNumber(typed)).toBeNull();
  });

  it('use every sign about as often, at every place', () => {
    for (let at = 0; at < 11; at += 1) {
      const seen = new Map<string, number>();
      for (const number of numbers)
        seen.set(number[at] ?? '', (seen.get(number[at] ?? '') ?? 0) + 1);
      const expected = numbers.length / 31;
      const chiSquare = Array.from(controlAlphabet).reduce(
        (sum, sign) => sum + ((seen.get(sign) ?? 0) - expected) ** 2 / expected,
        0,
      );
      expect(chiSquare).toBeLessThan(70); // 30 degrees of freedom: above 70 once in 22 000
    }
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('do not guess when the bytes cannot be used', () => {
    expect(controlNumber(new Uint8Array(32).fill(255))).toBeNull();
  });
});
