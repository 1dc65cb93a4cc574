import { ArrayMaxSize, Length } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { IdOf } from '../span/id-of.inputs';

const phonesMessage = 'A contact has at most five phones.';
const phoneMessage = 'A phone has 3 to 40 characters.';

@InputType()
export class AppointUnitContactInput {
  @IdOf('a unit')
  unitId!: string;

  @IdOf('a person')
  personId!: string;

  @ArrayMaxSize(5, { message: phonesMessage })
  @Length(3, 40, { each: true, message: phoneMessage })
  @Field(() => [String], { description: 'As typed, in the order they are to be tried.' })
  phones!: string[];

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day without it.' })
  to?: string;
}

@InputType()
export class EndUnitContactInput {
  @IdOf('a contact')
  contactId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is another.' })
  on!: string;
}

@InputType()
export class CorrectContactPhonesInput {
  @IdOf('a contact')
  contactId!: string;

  @ArrayMaxSize(5, { message: phonesMessage })
  @Length(3, 40, { each: true, message: phoneMessage })
  @Field(() => [String], { description: 'All of them, as typed; none: no phones.' })
  phones!: string[];
}
