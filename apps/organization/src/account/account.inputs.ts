import { IsUUID, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9._@:|-]{0,119}$/;
export const loginMessage =
  'A login is an OIDC subject: 1 to 120 Latin letters, digits or . _ @ : | -';

@InputType()
export class GrantAccessInput {
  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;

  @Matches(loginPattern, { message: loginMessage })
  @Field({ description: 'OIDC subject.' })
  login!: string;
}

@InputType()
export class RevokeAccessInput {
  @IsUUID('all', { message: 'personId is the id of a person.' })
  @Field(() => ID)
  personId!: string;
}
