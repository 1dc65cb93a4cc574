import { readCursor, writeCursor } from './gap-cursor.rules';

it('comes back as it was written', () => {
  expect(readCursor(writeCursor('UNIT_WITHOUT_CONTACT', '第一医院 1'))).toEqual([
    'UNIT_WITHOUT_CONTACT',
    '第一医院 1',
  ]);
});

it.each([
  null,
  undefined,
  '',
  'rubbish',
  'W10',
  Buffer.from('["a",1]').toString('base64url'),
  writeCursor('a', 'b\0'),
])('reads %s as no cursor', (cursor) => {
  expect(readCursor(cursor)).toBeNull();
});
