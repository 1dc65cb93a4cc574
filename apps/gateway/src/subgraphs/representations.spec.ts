import { distinctRepresentations, expandedAnswer } from './representations';

const unit = (id: string) => ({ __typename: 'Unit', id });

describe('entities asked for once', () => {
  it('leaves a list without repetitions alone', () => {
    expect(distinctRepresentations([unit('1'), unit('2')])).toBeNull();
  });

  it('tells apart types and keys that only look alike', () => {
    expect(
      distinctRepresentations([
        unit('1'),
        { __typename: 'Group', id: '1' },
        { __typename: 'Unit', id: 1 },
      ]),
    ).toBeNull();
  });

  it('gives every place its own copy, so that later merging into one does not show in another', () => {
    const asked = distinctRepresentations([unit('1'), unit('2'), unit('1')]);
    expect(asked).toEqual({ distinct: [unit('1'), unit('2')], places: [0, 1, 0] });
    const { data } = expandedAnswer(
      { data: { _entities: [{ plan: { steps: [1] } }, null] } },
      asked!,
    );
    const [first, second, third] = data?._entities as { plan: { steps: number[] } }[];
    expect([second, third]).toEqual([null, { plan: { steps: [1] } }]);
    first?.plan.steps.push(2);
    expect(third?.plan.steps).toEqual([1]);
  });

  it('repeats an error at every place of its entity', () => {
    const asked = { distinct: [unit('1'), unit('2')], places: [0, 1, 1] };
    const { errors } = expandedAnswer(
      {
        data: null,
        errors: [{ message: 'no', path: ['_entities', 1, 'plan'] }, { message: 'none' }],
      },
      asked,
    );
    expect(errors?.map(({ path }) => path)).toEqual([
      ['_entities', 1, 'plan'],
      ['_entities', 2, 'plan'],
      undefined,
    ]);
  });
});
