import { shortWarning } from './child-log';

describe('what the console shows of a child’s log', () => {
  it('is a warning or an error, in one line', () => {
    const line = { level: 'error', msg: 'relay failed', err: { message: 'broker away\nat x' } };

    expect(shortWarning(JSON.stringify(line))).toBe('error: relay failed — broker away');
    expect(shortWarning('{"level":"warn","msg":"slow"}')).toBe('warn: slow');
  });

  it('is nothing else', () => {
    for (const line of ['{"level":"info","msg":"ready"}', '{half a rec', 'LOG:  checkpoint', ''])
      expect(shortWarning(line)).toBeNull();
  });
});
