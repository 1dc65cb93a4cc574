import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
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

  @Field(() => PersonNode)
  person!: PersonNode;
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
