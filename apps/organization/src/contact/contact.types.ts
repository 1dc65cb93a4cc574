import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { AsOf } from '../bureau/bureau-days.queries';
import { PersonNode } from '../person/person.types';
import type { PhoneKind } from './contact-phone.entity';

export const PhoneKindEnum = { LANDLINE: 'landline', MOBILE: 'mobile' } as const satisfies Record<
  string,
  PhoneKind
>;
registerEnumType(PhoneKindEnum, { name: 'PhoneKind' });

@ObjectType('Contact', {
  simpleResolvers: true,
  description: 'The person a unit is reached through.',
})
export class ContactNode {
  @Field(() => ID)
  id!: string;

  unitId!: string;

  /** The day it was read for. */
  asOf?: AsOf;

  @Field(() => PersonNode)
  person!: PersonNode;

  @Field(() => GraphQLLocalDate, { description: 'First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day on which it is no longer so.',
  })
  validTo!: string | null;
}

@ObjectType('Phone', { simpleResolvers: true })
export class PhoneNode {
  @Field(() => PhoneKindEnum)
  kind!: PhoneKind;

  @Field({ description: 'As dialled; like 138****0000 for those who need not call (R000.81).' })
  number!: string;

  @Field()
  isMasked!: boolean;

  @Field({ description: 'The same mobile stands with another contact, too (R000.79).' })
  toVerify!: boolean;
}
