import fc from 'fast-check';
import { guardCell, unguardCell } from './formula-guard.rules';

describe('a cell that would execute', () => {
  it.each(['=1+1', '+8613800010000', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'R000.80 %j is made plain text',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['周戊13800010000', '', "'甲", '第\n一\n组', '88001000-12'])('%j stays', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('R000.80 loses nothing on the way there and back, apostrophes included', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+\-@＝甲]{0,2}甲?$/));
    fc.assert(fc.property(text, (any) => expect(unguardCell(guardCell(any))).toBe(any)));
    fc.assert(
      fc.property(text, (any) => expect(guardCell(any)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)),
    );
  });
});
