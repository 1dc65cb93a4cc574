import { SHEET_SUITE } from '@huiyin/ballot-client';
import { IsIn, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

const base64url = /^[A-Za-z0-9_-]+$/;
const bytes = { message: '$property must be base64url without padding' };

@InputType({ description: 'A sheet sealed to the closing key on the board, bound to one ticket.' })
export class SealedSheetInput {
  @Field({ description: `Always \`${SHEET_SUITE}\`.` })
  @IsIn([SHEET_SUITE], { message: `alg must be ${SHEET_SUITE}` })
  alg!: string;

  @Field()
  @Matches(base64url, bytes)
  @Length(1, 1_400, { message: 'encryptedKey is too long' })
  encryptedKey!: string;

  @Field()
  @Matches(base64url, bytes)
  @Length(16, 16, { message: 'iv must be 12 bytes' })
  iv!: string;

  @Field()
  @Matches(base64url, bytes)
  @Length(1, 100_000, { message: 'ciphertext is too long' })
  ciphertext!: string;
}

@InputType()
export class CastBallotInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'appraisalId must be a UUID' })
  appraisalId!: string;

  @Field({ description: 'Of the ticket; base64url.' })
  @Matches(base64url, bytes)
  @Length(1, 200, { message: 'preparedMessage is too long' })
  preparedMessage!: string;

  @Field({ description: 'Of the ticket, unblinded; base64url.' })
  @Matches(base64url, bytes)
  @Length(1, 1_400, { message: 'signature is too long' })
  signature!: string;

  @Field(() => SealedSheetInput)
  @ValidateNested()
  sealedSheet!: SealedSheetInput;
}

@ArgsType()
export class TicketStatusArgs {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'appraisalId must be a UUID' })
  appraisalId!: string;

  @Field(() => ID, { description: 'As `castBallot` answered it.' })
  @MaxLength(200, { message: 'ticketId is too long' })
  ticketId!: string;
}
