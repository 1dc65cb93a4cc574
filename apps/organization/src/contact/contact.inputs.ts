import { ArrayMaxSize, IsUUID, Length } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

const phonesMessage = 'A contact has at most five phones.';
const phoneMessage = 'A phone has 3 to 40 characters.';

@InputType()
export class AppointUnitContactInput {
  @IsUUID('all', { message: 'unitId is the id of a unit.' })
  @Field(() => ID)
  unitId!: string;

  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
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
  @IsUUID('all', { message: 'contactId is the id of a contact.' })
  @Field(() => ID)
  contactId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is another.' })
  on!: string;
}

@InputType()
export class CorrectContactPhonesInput {
  @IsUUID('all', { message: 'contactId is the id of a contact.' })
  @Field(() => ID)
  contactId!: string;

  @ArrayMaxSize(5, { message: phonesMessage })
  @Length(3, 40, { each: true, message: phoneMessage })
  @Field(() => [String], { description: 'All of them, as typed; none: no phones.' })
  phones!: string[];
}
