import { Writable } from 'node:stream';
import pino from 'pino';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { loggerSettings } from './logger';

const planted = '主任收红包 张三 13800010001';

function databaseError(code: string, message: string): DatabaseError {
  const error = new DatabaseError(message, 0, 'error');
  return Object.assign(error, {
    code,
    constraint: 'opinion_text_length',
    table: 'opinion',
    detail: `Failing row contains (${planted}).`,
    where: `unnamed portal parameter $5 = '${planted}'`,
    internalQuery: planted,
  });
}

describe('S14 an error in the log', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
  });
  const logger = pino(loggerSettings({ service: 'evaluations' }), sink);
  beforeEach(() => (lines.length = 0));

  const logged = (err: unknown) => {
    logger.error({ err }, 'unexpected error');
    return (JSON.parse(lines[0] ?? '{}') as { err: Record<string, unknown> }).err;
  };

  it('tells kind, place and cause of a failed statement, and none of its parameters or rows', () => {
    const driver = databaseError(
      '23514',
      'new row violates check constraint "opinion_text_length"',
    );
    const failed = new QueryFailedError('INSERT INTO opinion VALUES ($1)', [planted], driver);
    expect(logged(failed)).toMatchObject({
      type: 'QueryFailedError',
      code: '23514',
      constraint: 'opinion_text_length',
      table: 'opinion',
      stack: expect.stringContaining('error-facts.spec'),
    });
    expect(lines[0]).not.toContain(planted);
  });

  it('leaves out the words of an error that quotes the value it is about (SQLSTATE class 22)', () => {
    const quoting = databaseError('22P02', `invalid input syntax for type uuid: "${planted}"`);
    expect(logged(quoting)).toMatchObject({ code: '22P02' });
    logged(new QueryFailedError('SELECT $1', [planted], quoting));
    logged(new Error('could not submit', { cause: quoting }));
    logged(new AggregateError([quoting], 'several'));
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain(planted);
  });

  it('keeps what an ordinary bug says, and its cause', () => {
    const bug = new TypeError('x is not a function', { cause: new RangeError('too deep') });
    expect(logged(bug)).toMatchObject({
      type: 'TypeError',
      message: 'x is not a function',
      cause: { type: 'RangeError', message: 'too deep' },
    });
    expect(logged('no error at all')).toBeDefined();
  });
});
