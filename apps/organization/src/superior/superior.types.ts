import { ArrayMaxSize, ArrayUnique, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { SuperiorKind } from './superior.entity';
import { IdOf } from '../span/id-of.inputs';

export const SuperiorKindEnum = {
  CITY_OFFICE: 'city-office',
  MUNICIPAL_BUREAU: 'municipal-bureau',
  COUNTY_BUREAU: 'county-bureau',
  COUNTY_OFFICE: 'county-office',
  PARTY_COMMITTEE: 'party-committee',
  UNIVERSITY: 'university',
  PROVINCIAL_BUREAU: 'provincial-bureau',
  OTHER: 'other',
} as const satisfies Record<string, SuperiorKind>;
registerEnumType(SuperiorKindEnum, { name: 'SuperiorKind' });

@ObjectType('Superior', {
  simpleResolvers: true,
  description: 'A body that is reported to: one of a set, not one parent (§5.4).',
})
export class SuperiorNode {
  @Field(() => ID)
  id!: string;

  @Field(() => SuperiorKindEnum)
  kind!: SuperiorKind;

  @Field()
  name!: string;

  @Field(() => [String], { description: 'What goes to it, as codes: `final-report`, …' })
  receives!: string[];
}

@InputType()
export class SuperiorInput {
  @Field(() => SuperiorKindEnum)
  kind!: SuperiorKind;

  @Length(1, 100, { message: 'A name of a superior has 1 to 100 characters.' })
  @Field()
  name!: string;

  @ArrayMaxSize(50, { message: 'At most 50 things go to one superior.' })
  @ArrayUnique({ message: 'Each thing once.' })
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, {
    each: true,
    message: 'receives are codes of small letters, digits and hyphens, like final-report.',
  })
  @Field(() => [String])
  receives!: string[];
}

@InputType({ description: 'The whole set; what it replaces is gone.' })
export class SetSuperiorsInput {
  @IdOf('a campaign', {
    nullable: true,
    description: 'Absent: for every campaign without a set of its own.',
  })
  campaignId?: string;

  @IdOf('a unit', { nullable: true, description: 'Absent: for the bureau and its units.' })
  unitId?: string;

  @ArrayMaxSize(20, { message: 'At most 20 superiors.' })
  @ArrayUnique(({ name }: SuperiorInput) => name.trim(), { message: 'Each superior once.' })
  @ValidateNested({ each: true })
  @Field(() => [SuperiorInput])
  superiors!: SuperiorInput[];
}
