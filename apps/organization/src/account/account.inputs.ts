import { Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IdOf } from '../span/id-of.inputs';

export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9._@:|-]{0,119}$/;
export const loginMessage =
  'A login is an OIDC subject: 1 to 120 Latin letters, digits or . _ @ : | -';

@InputType()
export class GrantAccessInput {
  @IdOf('a person')
  personId!: string;

  @Matches(loginPattern, { message: loginMessage })
  @Field({ description: 'OIDC subject.' })
  login!: string;
}

@InputType()
export class RevokeAccessInput {
  @IdOf('a person')
  personId!: string;
}
