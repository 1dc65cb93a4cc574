import { IsOptional, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import type { ParticipationMode as Mode } from './campaign-unit.entity';
import { ParticipationMode } from './participation.types';
import { IdOf } from '../ids.inputs';

@InputType()
export class SetParticipationInput {
  @IdOf('a campaign')
  campaignId!: string;

  @IdOf('a unit')
  unitId!: string;

  @Field(() => ParticipationMode)
  mode!: Mode;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day; default: today.' })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a unit the roster did not have: its type, with which it joins.',
  })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'must be a type of unit' })
  unitType?: string | null;

  @Field()
  @Length(1, textLimits.paragraph, {
    message: `must have 1 to ${textLimits.paragraph} characters`,
  })
  @Matches(/\S/, { message: 'must not be blank' })
  reason!: string;
}
