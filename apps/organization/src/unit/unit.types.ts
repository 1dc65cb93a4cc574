import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { UnitKind } from './unit.entity';

export const UnitKindEnum = {
  UNIT: 'unit',
  DEPARTMENT: 'department',
  STUDY_GROUP: 'study-group',
} as const satisfies Record<string, UnitKind>;
registerEnumType(UnitKindEnum, {
  name: 'UnitKind',
  description: 'UNIT takes part in campaigns; departments and study groups stand inside one.',
});

@ObjectType('Unit', {
  simpleResolvers: true,
  description: 'A participating unit (单位) of one bureau.',
})
@Directive('@key(fields: "id")')
export class UnitNode {
  @Field(() => ID)
  id!: string;

  bureauId!: string;
  parentUnitId?: string | null;

  /** The day it was read for; its fields are read for the same one. */
  asOf?: AsOf;

  @Field(() => UnitKindEnum)
  kind!: UnitKind;

  @Field()
  name!: string;

  @Field({ description: 'Machine word, e.g. `general-hospital`, `township-health-centre`.' })
  unitType!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without the unit, when it had been closed by the day read about.',
  })
  closedOn?: string | null;
}
