import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { PersonNode } from './person.types';

export const MatchHintEnum = {
  /** Equal but for white space. */
  SAME_NAME: 'same-name',
  WORKS_THERE: 'works-there',
  BELONGED_THERE: 'belonged-there',
  CONTACT_THERE: 'contact-there',
  SUPERVISES_IT: 'supervises-it',
  SAME_UNIT: 'same-unit',
  ONE_WITHOUT_UNIT: 'one-without-unit',
} as const;
export type MatchHint = (typeof MatchHintEnum)[keyof typeof MatchHintEnum];
registerEnumType(MatchHintEnum, {
  name: 'MatchHint',
  description: 'Why two entries may be one person. There is no national id to be sure by.',
});

@ObjectType({ simpleResolvers: true })
export class PersonMatch {
  @Field(() => PersonNode)
  person!: PersonNode;

  @Field(() => [MatchHintEnum])
  hints!: MatchHint[];
}

@ObjectType({ simpleResolvers: true })
export class PossibleDuplicate {
  @Field(() => PersonNode)
  one!: PersonNode;

  @Field(() => PersonNode)
  other!: PersonNode;

  @Field(() => [MatchHintEnum])
  hints!: MatchHint[];
}
