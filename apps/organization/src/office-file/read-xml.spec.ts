import { readXml } from './read-xml';

const mebibyte = 1024 * 1024;

async function* parts(head: string, filler: string, mebibytes: number): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(head));
  for (let at = 0; at < mebibytes; at += 1) yield Buffer.alloc(mebibyte, filler);
}

const read = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
  try {
    for await (const _ of readXml(chunks, 'a.xml', {})) void _;
    return 'read';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('R000.76 XML of an office file', () => {
  it.each([
    ['text', '<a>', 'x'],
    ['value', '<a b="', 'x'],
    ['comment', '<a><!--', 'x'],
    ['name', '<a><', 'x'],
  ])('with a %s without end is refused before it fills the memory', async (_what, head, filler) => {
    expect(await read(parts(head, filler, 12))).toBe('FILE_UNPACKS_TOO_LARGE');
  });

  it('of many short texts may be as long as it likes', async () => {
    expect(await read(parts('<a>', '<b>x</b>', 12))).not.toBe('FILE_UNPACKS_TOO_LARGE');
  });
});
