import { IsOptional, IsUUID, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { nameMessage, namePattern } from '../span/words.rules';

@InputType()
export class RegisterOpinionBoxInput {
  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID)
  unitId!: string;

  @IsOptional()
  @Matches(namePattern, { message: `name: ${nameMessage}` })
  @Field(() => String, { nullable: true, description: '意见箱 when absent.' })
  name?: string;

  @Matches(namePattern, { message: `location: ${nameMessage}` })
  @Field({ description: 'Entrance hall, by the lifts.' })
  location!: string;

  @IsOptional()
  @IsUUID('all', { message: 'openedById is the id of a person.' })
  @Field(() => ID, { nullable: true, description: 'Who opens it.' })
  openedById?: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;
}

@InputType()
export class RemoveOpinionBoxInput {
  @IsUUID('all', { message: 'boxId is the id of an opinion box.' })
  @Field(() => ID)
  boxId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}
