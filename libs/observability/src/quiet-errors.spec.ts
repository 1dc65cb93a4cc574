import { Writable } from 'node:stream';
import pino from 'pino';
import { loggerSettings } from './logger';
import { QuietErrors } from './quiet-errors';

describe('errors of requests that must leave no line', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
  });
  const logger = pino(loggerSettings({ service: 'box' }), sink);
  let errors: QuietErrors;
  beforeEach(() => {
    jest.useFakeTimers();
    lines.length = 0;
    errors = new QuietErrors(logger);
  });
  afterEach(() => {
    errors.stop();
    jest.useRealTimers();
  });
  const bug = (message: string) => new TypeError(message);

  it('are told at the end of the hour of the process, once for each kind, however many there were', () => {
    jest.advanceTimersByTime(3_500_000);
    for (let time = 0; time < 30; time += 1) errors.note(bug('cannot read'));
    errors.note(new RangeError('too much'));
    expect(lines).toEqual([]);
    jest.advanceTimersByTime(100_000);
    expect(lines).toHaveLength(2);
    expect(lines.join()).toMatch(/RangeError[^]*TypeError/);
    jest.advanceTimersByTime(3_600_000);
    expect(lines).toHaveLength(2);
  });

  it('are told when the process stops, without what they quote', () => {
    errors.note(Object.assign(bug('"planted-ticket" is not JSON'), { detail: 'planted-ticket' }));
    errors.note('planted-ticket');
    errors.stop();
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('planted-ticket');
  });

  it('do not fill the memory', () => {
    for (let kind = 0; kind < 1_000; kind += 1)
      errors.note(Object.assign(bug('x'), { name: `Kind${kind}` }));
    errors.stop();
    expect(lines).toHaveLength(50);
  });
});
