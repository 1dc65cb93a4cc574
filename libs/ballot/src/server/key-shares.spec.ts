import { randomBytes } from 'node:crypto';
import { joinShares, keyShareHash, printKeyShare, readKeyShare, splitNewKey } from './key-shares';
import { KeyShareUnreadable } from './key-shares.errors';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const reading = (text: string) => () => readKeyShare(text);
const edited = (text: string, at: number, character: string) =>
  text.slice(0, at) + character + text.slice(at + 1);

describe('a closing key in two hands', () => {
  const { shares, wrapKey } = splitNewKey('appraisal-1');
  const [first, second] = shares;
  const printed = printKeyShare(1, first);

  it('takes both shares of this appraisal, and one alone gives another key', () => {
    expect(joinShares('appraisal-1', [first, second])).toEqual(wrapKey);
    expect(wrapKey).toHaveLength(32);
    for (const wrong of [
      joinShares('appraisal-2', [first, second]),
      joinShares('appraisal-1', [first, Buffer.alloc(16)]),
      joinShares('appraisal-1', [first, first]),
    ])
      expect(wrong.equals(wrapKey)).toBe(false);
  });

  it('is other shares each time', () => {
    expect(splitNewKey('appraisal-1').wrapKey.equals(wrapKey)).toBe(false);
  });

  it('is printed as seven groups of five, the first character saying which share it is', () => {
    expect(printed).toMatch(/^1[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){6}$/);
    expect(printKeyShare(2, second)).toMatch(/^2/);
  });

  it('comes back from its print-out, for every share', () => {
    const extremes = [Buffer.alloc(16), Buffer.alloc(16, 0xff)];
    const random = Array.from({ length: 500 }, () => randomBytes(16));
    for (const share of [...extremes, ...random])
      expect(readKeyShare(printKeyShare(2, share))).toEqual({ ordinal: 2, share });
  });

  it('forgives how people type: small letters, spaces, full width, O for 0, I and L for 1', () => {
    const share = Buffer.from('00443214c74254b635cf84653a56d7c6', 'hex');
    const text = printKeyShare(1, share);
    expect(text).toMatch(/0.*1|1.*0/);
    const typed = [
      text.toLowerCase().replace(/-/g, ' '),
      text.replace(/-/g, ''),
      text.replace(/0/g, 'O').replace(/1/g, 'l'),
      text.replace(/1/g, 'I').replace(/-/g, '－'),
      [...text].map((each) => (/[0-9A-Z]/.test(each) ? fullWidth(each) : each)).join(''),
    ];
    for (const each of typed) expect(readKeyShare(each)).toEqual({ ordinal: 1, share });
  });

  it('notices every single mistyped character, and says in which group', () => {
    for (let at = 0; at < printed.length; at += 1) {
      if (printed[at] === '-') continue;
      for (const other of alphabet.replace(printed[at] as string, ''))
        expect(reading(edited(printed, at, other))).toThrow(
          new KeyShareUnreadable(Math.floor(at / 6) + 1),
        );
    }
  });

  it('notices two neighbours typed the wrong way round, and two groups swapped', () => {
    const characters = printed.replace(/-/g, '');
    for (let at = 0; at + 1 < characters.length; at += 1) {
      const [a, b] = [characters[at] as string, characters[at + 1] as string];
      if (a !== b && Math.floor(at / 5) === Math.floor((at + 1) / 5))
        expect(reading(edited(edited(characters, at, b), at + 1, a))).toThrow(KeyShareUnreadable);
    }
    const groups = printed.split('-');
    const swapped = [groups[0], groups[2], groups[1], ...groups.slice(3)].join('-');
    if (groups[1] !== groups[2]) expect(reading(swapped)).toThrow(new KeyShareUnreadable(2));
  });

  it('refuses what is too short, too long or of other characters', () => {
    expect(reading('')).toThrow(new KeyShareUnreadable(null));
    expect(reading(`${printed}0`)).toThrow(new KeyShareUnreadable(null));
    expect(reading(printed.slice(0, -1))).toThrow(new KeyShareUnreadable(null));
    expect(reading(edited(printed, 7, '份'))).toThrow(new KeyShareUnreadable(2));
    expect(reading('x'.repeat(1_000_000))).toThrow(new KeyShareUnreadable(null));
  });

  it('never repeats in a refusal what was typed', () => {
    try {
      readKeyShare(edited(printed, 3, printed[3] === 'A' ? 'B' : 'A'));
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(KeyShareUnreadable);
      expect(JSON.stringify({ ...(error as object), text: String(error) })).not.toContain(
        printed.slice(6, 11),
      );
    }
  });

  it('is recognised by a hash that differs by appraisal and by share', () => {
    const hashes = [
      keyShareHash('appraisal-1', 1, first),
      keyShareHash('appraisal-1', 2, first),
      keyShareHash('appraisal-2', 1, first),
      keyShareHash('appraisal-1', 1, second),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
