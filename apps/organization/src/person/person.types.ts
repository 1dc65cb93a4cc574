import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { AffiliationKind, CadreRank, PersonKind } from './person.rules';

export const PersonKindEnum = {
  STAFF: 'staff',
  RETIRED: 'retired',
  TRAINEE: 'trainee',
  INTERN: 'intern',
  SEASONAL: 'seasonal',
  DELEGATE: 'delegate',
} as const satisfies Record<string, PersonKind>;
registerEnumType(PersonKindEnum, {
  name: 'PersonKind',
  description: 'DELEGATE: deputies and committee members (两代表一委员).',
});

export const CadreRankEnum = {
  CLERK: 'clerk',
  SECTION_MEMBER: 'section-member',
  DEPUTY_SECTION: 'deputy-section',
  SECTION: 'section',
  DEPUTY_DIVISION: 'deputy-division',
  DIVISION: 'division',
  DEPUTY_DEPARTMENT: 'deputy-department',
  DEPARTMENT: 'department',
} as const satisfies Record<string, CadreRank>;
registerEnumType(CadreRankEnum, {
  name: 'CadreRank',
  description: 'Administrative rank (行政级别), from the lowest.',
});

export const AffiliationKindEnum = {
  OWN: 'own',
  ATTACHED: 'attached',
  BORROWED: 'borrowed',
} as const satisfies Record<string, AffiliationKind>;
registerEnumType(AffiliationKindEnum, {
  name: 'AffiliationKind',
  description: 'OWN: where the personnel file lies; ATTACHED 挂职, BORROWED 借用: for a time.',
});

@ObjectType('Person', { simpleResolvers: true, description: 'A person of one bureau.' })
@Directive('@key(fields: "id")')
export class PersonNode {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  mergedIntoId?: string | null;

  /** The day it was read for; its fields are read for the same one. */
  asOf?: AsOf;
}

/** Where somebody works and what somebody is on a day. */
export interface PersonDay {
  readonly personId: string;
  /** The participating unit, never a department; null: works nowhere here. */
  readonly unitId: string | null;
  /** The department inside it, where known. */
  readonly departmentId: string | null;
  readonly homeUnitId: string | null;
  readonly kind: PersonKind;
  readonly rank: CadreRank | null;
  readonly isCpcMember: boolean | null;
}

@ObjectType('Affiliation', {
  simpleResolvers: true,
  description: 'Belongs to a unit, or works there for a time, over a span of days.',
})
export class AffiliationNode {
  @Field(() => ID)
  id!: string;

  personId!: string;
  unitId!: string;

  @Field(() => AffiliationKindEnum)
  kind!: AffiliationKind;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day no longer.' })
  validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'People of a unit and its departments on a day, each counted where he or she works.',
})
export class Headcount {
  unitId!: string;

  @Field(() => Int, { description: 'Everybody who works here, once (R000.8).' })
  working!: number;

  @Field(() => Int, { description: 'Of those, attached or borrowed from elsewhere.' })
  fromElsewhere!: number;

  @Field(() => Int, { description: 'Belong here and work elsewhere: not counted in `working`.' })
  away!: number;

  @Field(() => Int, { description: 'Of `working`: trainees, interns, seasonal staff (§7.55).' })
  withoutPost!: number;

  @Field(() => Int, { description: 'Retired veterans and delegates: not counted in `working`.' })
  others!: number;
}
