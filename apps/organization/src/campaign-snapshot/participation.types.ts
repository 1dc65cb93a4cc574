import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Length, Matches } from 'class-validator';
import { GraphQLISODateTime } from 'type-graphql';
import { ParticipationModeEnum } from './campaign-snapshot.types';
import type { ParticipationMode } from './campaign-unit.entity';
import { IdOf } from '../span/id-of.inputs';

@ObjectType('ParticipationDecision', {
  simpleResolvers: true,
  description: 'A unit that takes part otherwise than its type says (R000.7).',
})
export class ParticipationDecisionNode {
  @Field(() => ID)
  id!: string;

  @Field()
  templateKey!: string;

  @Field(() => ID)
  unitId!: string;

  @Field(() => ParticipationModeEnum)
  mode!: ParticipationMode;

  @Field()
  reason!: string;

  @Field(() => GraphQLISODateTime)
  decidedAt!: Date;
}

const templateMessage = 'templateKey is the key of a template, like source-000.';

@InputType()
export class WithdrawParticipationInput {
  @Matches(/^[a-z0-9][a-z0-9.-]{0,99}$/, { message: templateMessage })
  @Field()
  templateKey!: string;

  @IdOf('a unit')
  unitId!: string;
}

@InputType()
export class DecideParticipationInput extends WithdrawParticipationInput {
  @Field(() => ParticipationModeEnum)
  mode!: ParticipationMode;

  @Length(1, 500, { message: 'A reason has 1 to 500 characters.' })
  @Field()
  reason!: string;
}
