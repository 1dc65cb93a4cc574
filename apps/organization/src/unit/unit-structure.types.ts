import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { UnitKind } from './unit.entity';
import type { LineageChange } from './unit-lineage.entity';
import { UnitKindEnum, UnitNode } from './unit.types';

export const LineageChangeEnum = { MERGED: 'merged', SPLIT: 'split' } as const satisfies Record<
  string,
  LineageChange
>;
registerEnumType(LineageChangeEnum, { name: 'LineageChange' });

@ObjectType('UnitType', {
  simpleResolvers: true,
  description: 'A type a unit can be of (单位类型).',
})
export class UnitTypeNode {
  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field({ description: 'Machine word, as in `Unit.unitType`.' })
  code!: string;

  @Field()
  titleZh!: string;

  @Field()
  titleEn!: string;
}

@ObjectType('UnitAlias', {
  simpleResolvers: true,
  description: 'Another name by which a roster finds the unit: a short form, a former name.',
})
export class UnitAliasNode {
  @Field(() => ID)
  id!: string;

  unitId!: string;

  @Field()
  name!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  validTo!: string | null;
}

@ObjectType('UnitVersion', {
  simpleResolvers: true,
  description: 'What a unit was called and what it was, over a span of days.',
})
export class UnitVersionNode {
  unitId!: string;

  @Field()
  name!: string;

  @Field()
  unitType!: string;

  @Field(() => ID, { nullable: true })
  parentUnitId!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is no longer so.',
  })
  validTo!: string | null;
}

@ObjectType('UnitLineage', {
  simpleResolvers: true,
  description: 'A unit that went on in another one, or one it went on in.',
})
export class UnitLineageNode {
  ofUnitId!: string;

  @Field(() => UnitNode)
  unit!: UnitNode;

  @Field(() => LineageChangeEnum)
  change!: LineageChange;

  @Field(() => GraphQLLocalDate, { description: 'First day of the successor.' })
  effectiveOn!: string;
}
