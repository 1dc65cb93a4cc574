import type { JudgedDuty } from '../../src/engine/finding.rules';
import type { World } from '../../src/engine/world.rules';
import { TemplateLookup } from '../../src/template/template-lookup.rules';
import type { TemplateDefinition } from '../../src/template/template-shape.rules';
import type { DutyTest, LeafTest, Selection } from '../../src/template/test-shape.rules';
import { holdersOf, type Player } from './stage';

/** What a field must say: exactly this, at least so much, these among others, so many of each. */
export type Wish =
  | { readonly exactly: string | number | boolean }
  | { readonly least: number }
  | { readonly among: readonly string[] }
  | { readonly amounts: Readonly<Record<string, number>> };

/** A record somebody must make for a duty to be met. Two of one `apart` may not be the same record. */
export interface Want {
  readonly kind: string;
  readonly player: Player;
  readonly unitId: string;
  readonly people: readonly string[];
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly wishes: Readonly<Record<string, Wish>>;
  readonly apart?: string;
}

/** What whoever reads the rule and does what it says would write down: derived from the test, by nobody's engine. */
export function wantsOf(world: World, definition: TemplateDefinition, duty: JudgedDuty): Want[] {
  const rule = definition.duties.find(({ key }) => key === duty.rule);
  if (!rule) return [];
  const context = { world, lookup: new TemplateLookup(definition), duty };
  return testWants(context, rule.test);
}

interface Context {
  readonly world: World;
  readonly lookup: TemplateLookup;
  readonly duty: JudgedDuty;
}

const playerOf = (unitId: string) => unitId.replace(/-ward$/, '') as Player;

function testWants(context: Context, test: DutyTest): Want[] {
  if (test.is === 'all' || test.is === 'any')
    return test.tests.flatMap((each) => testWants(context, each));
  return leafWants(context, test);
}

function leafWants(context: Context, test: LeafTest): Want[] {
  const { lookup, duty, world } = context;
  const one = (select: Selection, wishes: Record<string, Wish> = {}, apart?: string): Want => ({
    ...placeOf(context, select),
    kind: select.record,
    period: duty.period && duty.periodTo ? { from: duty.period, to: duty.periodTo } : null,
    wishes: { ...whereWishes(context, select), ...wishes },
    ...(apart === undefined ? {} : { apart }),
  });
  const times = (count: number, make: (at: number) => Want) =>
    Array.from({ length: count }, (_, at) => make(at));
  const apart = `${duty.key} ${test.is}`;
  switch (test.is) {
    case 'recorded':
      return times(test.atLeast ?? 1, () => one(test.select, {}, apart));
    case 'total':
      return [one(test.select, { [test.field]: { least: test.atLeast ?? 0 } })];
    case 'covers': {
      const field = lookup.field(test.select.record, test.field);
      const entries =
        test.entries ?? (field && 'of' in field ? lookup.entriesOf(field.of) : []) ?? [];
      if (field?.is === 'code')
        return entries.flatMap((entry) =>
          times(test.each, () => one(test.select, { [test.field]: { exactly: entry } }, apart)),
        );
      return [one(test.select, { [test.field]: entryWish(field?.is, entries, 100) })];
    }
    case 'share': {
      const entries = test.part.entries;
      if (!entries)
        return [
          one(test.select, {
            [test.whole.field]: { exactly: 1_000 },
            [test.part.field]: { exactly: 1_000 },
          }),
        ];
      return [one(test.select, { [test.part.field]: amounts(entries, test.atMost ? 1 : 1_000) })];
    }
    case 'length':
      return [one(test.select, { [test.field]: { least: test.atLeast } })];
    case 'attended':
      return [
        one(test.select, {
          [test.field]: { among: holdersOf(world, test.role, playerOf(duty.unitId)) },
        }),
      ];
    case 'matches':
      return [];
    case 'order':
      return [one(test.first), one(test.then)];
    case 'lasts':
      return [one(test.from), ...(test.to ? [one(test.to)] : [])];
    case 'never':
      return [];
    default:
      return [one(test.select)];
  }
}

const amounts = (entries: readonly string[], each: number): Wish => ({
  amounts: Object.fromEntries(entries.map((entry) => [entry, each])),
});

function entryWish(is: string | undefined, entries: readonly string[], each: number): Wish {
  return is === 'codes' ? { among: entries } : amounts(entries, is === 'counts' ? 20 : each);
}

function whereWishes(
  { lookup, duty }: Context,
  { record, where, naming }: Selection,
): Record<string, Wish> {
  const wishes = where.map(({ field, equals, oneOf, atLeast }): [string, Wish] => {
    const value = equals ?? oneOf?.[0];
    if (value === undefined) return [field, { least: atLeast ?? 0 }];
    return lookup.field(record, field)?.is === 'codes'
      ? [field, { among: [String(value)] }]
      : [field, { exactly: value }];
  });
  const named: [string, Wish][] =
    naming && duty.personId ? [[naming, { among: [duty.personId] }]] : [];
  return Object.fromEntries([...wishes, ...named]);
}

function placeOf(
  { lookup, duty }: Context,
  { record, of }: Selection,
): Pick<Want, 'unitId' | 'people' | 'player'> {
  const subject = lookup.records.get(record)?.subject;
  const unitId = of === 'bureau' ? 'organ' : of === 'self' ? duty.unitId : playerOf(duty.unitId);
  const { personId, otherPersonId } = duty;
  const people = [personId, otherPersonId].filter((id) => id !== null);
  return {
    ...{ unitId, player: playerOf(unitId) },
    people: subject === 'person' || subject === 'pair' ? people : [],
  };
}
