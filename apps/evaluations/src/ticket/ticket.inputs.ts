import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class RequestTicketInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'appraisalId must be a UUID' })
  appraisalId!: string;

  // No defaults on input fields: graphql-jit does not fill them in inside variables.
  @Field(() => String, { nullable: true, description: 'Default: the class the voter is in.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][\w.:-]{0,79}$/, { message: 'ticketClass must be the id of a class' })
  ticketClass?: string;

  @Field({
    description:
      'RFC 9474 blinded message, base64url; as long as the modulus of the class key on the board.',
  })
  @Matches(/^[A-Za-z0-9_-]+$/, { message: 'blindedMessage must be base64url without padding' })
  @Length(1, 1_400, { message: 'blindedMessage is too long' })
  blindedMessage!: string;
}
