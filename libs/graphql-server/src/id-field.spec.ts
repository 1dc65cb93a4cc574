import 'reflect-metadata';
import { validate } from 'class-validator';
import { InputType } from 'type-graphql';
import { idField } from './id-field';

@InputType()
class PairInput {
  @idField('must be the id of a unit')
  unitId!: string;

  @idField('must be the id of a person', { nullable: true })
  personId?: string | null;
}

const problemsOf = async (given: Partial<PairInput>) =>
  (await validate(Object.assign(new PairInput(), given))).map(({ property, constraints }) => [
    property,
    ...Object.values(constraints ?? {}),
  ]);

const id = '00000000-0000-4000-8000-000000000009';

describe('a field that is an id', () => {
  it('refuses what is none, in its own words', async () => {
    expect(await problemsOf({ unitId: '7', personId: 'x' })).toEqual([
      ['unitId', 'must be the id of a unit'],
      ['personId', 'must be the id of a person'],
    ]);
  });

  it('may be left out only where it says so', async () => {
    expect(await problemsOf({})).toEqual([['unitId', 'must be the id of a unit']]);
    expect(await problemsOf({ unitId: id, personId: null })).toEqual([]);
  });
});
