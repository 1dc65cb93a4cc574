import { IsOptional, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { nameMessage, namePattern } from '../span/words.rules';
import { IdOf } from '../span/id-of.inputs';

@InputType()
export class RegisterOpinionBoxInput {
  @IdOf('a unit')
  unitId!: string;

  @IsOptional()
  @Matches(namePattern, { message: `name: ${nameMessage}` })
  @Field(() => String, { nullable: true, description: '意见箱 when absent.' })
  name?: string;

  @Matches(namePattern, { message: `location: ${nameMessage}` })
  @Field({ description: 'Entrance hall, by the lifts.' })
  location!: string;

  @IdOf('a person', { nullable: true, description: 'Who opens it.' })
  openedById?: string;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;
}

@InputType()
export class RemoveOpinionBoxInput {
  @IdOf('an opinion box')
  boxId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day without it.' })
  on!: string;
}
