import {
  clip,
  readChineseNumber,
  toHalfWidth,
  withoutWhiteSpace,
  writeChineseNumber,
} from './chinese-text.rules';

describe('Chinese text', () => {
  it('5.3 item 6: every number from 1 to 99 is read as it is written', () => {
    for (let number = 1; number <= 99; number += 1) {
      expect(readChineseNumber(writeChineseNumber(number))).toBe(number);
      expect(readChineseNumber(String(number))).toBe(number);
    }
    expect([1, 10, 11, 20, 21].map(writeChineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
    ]);
  });

  it.each(['', '〇', '一二', '十十', '百', '0', '100', '一组'])('%j is no number', (text) => {
    expect(readChineseNumber(text)).toBeNull();
  });

  it('numbers without a short Chinese form stay digits', () => {
    expect([0, 100, 1.5].map(writeChineseNumber)).toEqual(['0', '100', '1.5']);
  });

  it('removes every kind of white space and widens nothing else', () => {
    expect(withoutWhiteSpace(' 卫\u3000\u00a0\u200b甲\ufeff\n')).toBe('卫甲');
    expect(toHalfWidth('Ａ１，（\u3000卫')).toBe('A1,( 卫');
  });

  it('clips without cutting a rare character in two', () => {
    expect(clip('a𠮷b', 2)).toBe('a…');
    expect(clip('ab', 2)).toBe('ab');
  });
});
