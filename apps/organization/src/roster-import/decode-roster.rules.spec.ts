import { decodeRoster } from './decode-roster.rules';
import { parseRoster } from './parse-roster.rules';

describe('uploaded bytes', () => {
  it.each([
    ['UTF-8', new Uint8Array([0xe7, 0xbb, 0x84])],
    ['UTF-8 with byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0xe7, 0xbb, 0x84])],
    ['GB18030', new Uint8Array([0xd7, 0xe9])],
    ['UTF-16 little endian', new Uint8Array([0xff, 0xfe, 0xc4, 0x7e])],
    ['UTF-16 big endian', new Uint8Array([0xfe, 0xff, 0x7e, 0xc4])],
  ])('reads 组 written in %s', (_, bytes) => {
    expect(decodeRoster(bytes)).toBe('组');
  });

  it('random bytes are no roster and no exception', () => {
    const bytes = Uint8Array.from(
      { length: 4096 },
      (_, index) => (index * 7919 + (index >> 3)) & 0xff,
    );
    expect(parseRoster(decodeRoster(bytes)).issues).toMatchObject([
      { code: 'ROSTER_NOT_A_ROSTER' },
    ]);
  });
});
