import { ArrayMaxSize, ArrayMinSize, IsOptional, Matches, ValidateNested } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { loginMessage, loginPattern } from '../account/account.inputs';
import type { CadreRank, PersonKind } from './person.rules';
import { CadreRankEnum, PersonKindEnum } from './person.types';
import { IdOf } from '../span/id-of.inputs';

// Something to read between the ends, nothing that is no writing: control characters, halves of characters.
export const namePattern = /^(?=.*\p{L})[^\p{Cc}\p{Cs}\n]{1,60}$/u;
export const nameMessage = 'A name has 1 to 60 characters and at least one letter.';

@InputType()
export class PersonToRegisterInput {
  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @IsOptional()
  @Matches(loginPattern, { message: loginMessage })
  @Field(() => String, {
    nullable: true,
    description: 'OIDC subject; without it the person cannot sign in yet.',
  })
  login?: string;

  @Field(() => PersonKindEnum, { nullable: true, description: 'STAFF when absent.' })
  kind?: PersonKind;

  @Field(() => CadreRankEnum, { nullable: true })
  rank?: CadreRank;

  @Field(() => Boolean, { nullable: true, description: 'Not known when absent.' })
  isCpcMember?: boolean;
}

@InputType()
export class RegisterPersonInput extends PersonToRegisterInput {
  @IdOf('a unit')
  unitId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day; today when absent.' })
  since?: string;
}

@InputType()
export class RegisterPeopleInput {
  @IdOf('a unit')
  unitId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day; today when absent.' })
  since?: string;

  @ArrayMinSize(1, { message: 'At least one person.' })
  @ArrayMaxSize(1_000, { message: 'At most 1000 people at a time.' })
  @ValidateNested({ each: true })
  @Field(() => [PersonToRegisterInput])
  people!: PersonToRegisterInput[];
}
