import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { UnitKind } from './unit.entity';
import { UnitKindEnum } from './unit.types';
import { IdOf } from '../span/id-of.inputs';

// Something to read, nothing that is no writing: control characters, halves of characters.
const namePattern = /^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Cs}\n]{1,100}$/u;
const nameMessage = 'A name of a unit has 1 to 100 characters and at least one letter.';
const typeMessage = 'unitType is a code of the query unitTypes.';
const firstDay = { nullable: true, description: 'First day; today when absent.' } as const;

@InputType()
export class RegisterUnitInput {
  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @Length(1, 60, { message: typeMessage })
  @Field()
  unitType!: string;

  @Field(() => UnitKindEnum, { nullable: true, description: 'UNIT when absent.' })
  kind?: UnitKind;

  @IdOf('a unit', { nullable: true })
  parentUnitId?: string;

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType({ description: 'What was recorded by mistake; leave out what was right.' })
export class CorrectUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @IsOptional()
  @Matches(namePattern, { message: nameMessage })
  @Field(() => String, { nullable: true })
  name?: string | null;

  @IsOptional()
  @Length(1, 60, { message: typeMessage })
  @Field(() => String, { nullable: true })
  unitType?: string | null;

  @IdOf('a unit', { nullable: true, description: 'null: it never stood in another one.' })
  parentUnitId?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day it really began.' })
  beganOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'A day on which the mistake stands; today when absent.',
  })
  asOf?: string | null;
}

@InputType()
export class RenameUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType()
export class AddUnitAliasInput extends RenameUnitInput {}

@InputType()
export class RetypeUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @Length(1, 60, { message: typeMessage })
  @Field()
  unitType!: string;

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType()
export class MoveUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @IdOf('a unit', { nullable: true, description: 'null or absent: it stands by itself.' })
  parentUnitId?: string | null;

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType()
export class RemoveUnitAliasInput {
  @IdOf('an alias')
  aliasId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without it; today when absent.',
  })
  on?: string;
}

@InputType()
export class NewUnitInput {
  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @Length(1, 60, { message: typeMessage })
  @Field()
  unitType!: string;
}

@InputType()
export class MergeUnitsInput {
  @ArrayMinSize(1, { message: 'At least one unit ends.' })
  @ArrayMaxSize(50, { message: 'At most 50 units at a time.' })
  @IsUUID('all', { each: true, message: 'unitIds are ids of units.' })
  @Field(() => [ID], { description: 'The units that end; the first prevails where only one can.' })
  unitIds!: string[];

  @IdOf('a unit', { nullable: true, description: 'The unit that goes on; or name intoNewUnit.' })
  intoUnitId?: string;

  @IsOptional()
  @ValidateNested()
  @Field(() => NewUnitInput, { nullable: true })
  intoNewUnit?: NewUnitInput;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without them; today when absent.',
  })
  on?: string;
}

@InputType()
export class PartOfUnitInput extends NewUnitInput {
  @IsOptional()
  @ArrayMaxSize(500, { message: 'At most 500 departments at a time.' })
  @IsUUID('all', { each: true, message: 'takes are ids of units directly below.' })
  @Field(() => [ID], { nullable: true, description: 'Departments that go with this part.' })
  takes?: string[];
}

@InputType()
export class SplitUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @ArrayMinSize(1, { message: 'At least one part.' })
  @ArrayMaxSize(20, { message: 'At most 20 parts.' })
  @ValidateNested({ each: true })
  @Field(() => [PartOfUnitInput])
  parts!: PartOfUnitInput[];

  @Field({
    description:
      'It stays beside its parts; otherwise the first part takes over what is not placed.',
  })
  goesOn!: boolean;

  @Field(() => GraphQLLocalDate, firstDay)
  on?: string;
}

@InputType()
export class CloseUnitInput {
  @IdOf('a unit')
  unitId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without it; today when absent.',
  })
  on?: string;
}
