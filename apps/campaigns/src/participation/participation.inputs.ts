import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { textLimits } from '@huiyin/graphql-server';
import type { ParticipationMode as Mode } from './campaign-unit.entity';
import { ParticipationMode } from './participation.types';

@InputType()
export class SetParticipationInput {
  @Field(() => ID)
  @IsUUID('all', { message: 'must be the id of a campaign' })
  campaignId!: string;

  @Field(() => ID)
  @IsUUID('all', { message: 'must be the id of a unit' })
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
