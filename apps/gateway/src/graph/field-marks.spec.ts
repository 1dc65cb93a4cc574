import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { Kind, parse } from 'graphql';
import { FieldMarks } from './field-marks';

const marks = FieldMarks.of(
  readFileSync(join(workspaceRoot(), 'apps/gateway/supergraph.graphql'), 'utf8'),
);
const of = (source: string) => {
  const document = parse(source);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('cannot happen: see below');
  return [...marks.of(operation, document)];
};

describe('what the committed graph says of its root fields', () => {
  it.each([
    ['mutation { castBallot { ticketId } }', ['anonymous-only']],
    ['{ ticketStatus }', ['anonymous-only']],
    ['mutation { requestTicket { blindSignature } }', ['unrecorded']],
    ['{ myTicket { ticketClass } }', ['unrecorded']],
    [
      '{ me { name } innocent: myTicket { ticketClass } ticketStatus }',
      ['unrecorded', 'anonymous-only'],
    ],
    [
      '{ ...A } fragment A on Query { ... { ...B } } fragment B on Query { ticketStatus }',
      ['anonymous-only'],
    ],
  ])('%s leaves nothing behind', (source, expected) => {
    expect(of(source).sort()).toEqual(expected.sort());
  });

  it('is nothing for other fields, nor for a name that only looks the same', () => {
    expect(of('{ me { name } campaigns { castBallot } }')).toEqual([]);
    expect(of('mutation { castBallot: renameUnit { id } }')).toEqual([]);
    expect(of('{ castBallot }')).toEqual([]); // of another root
  });
});
