import { fromBase64url } from '@huiyin/ballot-client';
import fc from 'fast-check';
import { readBase64url } from './base64url';

describe('base64url, read by Node', () => {
  it('is what the portable reader says, for any text', () => {
    const spelled = fc
      .uint8Array({ maxLength: 9 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'));
    const nearly = fc
      .tuple(spelled, fc.string({ maxLength: 2 }))
      .map(([text, more]) => text + more);
    fc.assert(
      fc.property(fc.oneof(spelled, nearly, fc.string()), (text) => {
        const read = readBase64url(text);
        expect(read && Uint8Array.from(read)).toEqual(fromBase64url(text));
      }),
      { numRuns: 1_000 },
    );
    for (const text of ['AB', 'AA==', 'A', 'A A', '+/', 'AA\n'])
      expect(readBase64url(text)).toBeNull();
  });
});
