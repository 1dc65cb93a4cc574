import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { PersonStub } from '../person/person.types';
import { KeyShare, KeyShareState } from './key-share.rules';

registerEnumType(KeyShare, {
  name: 'KeyShare',
  description: 'Which of the two halves of a closing key.',
});

registerEnumType(KeyShareState, {
  name: 'KeyShareState',
  valuesConfig: {
    WAITING: { description: 'Nobody has seen it.' },
    SHOWN: { description: 'Shown to its holder, who has not typed it back yet.' },
    HELD: { description: 'With its holder; the service does not have it any more.' },
    HANDED_IN: { description: 'Back, for the count.' },
    SPENT: { description: 'Destroyed after the count.' },
  },
});

@ObjectType('KeyShareText', {
  simpleResolvers: true,
  description: 'To be printed or written down at once, and typed back (confirmKeyShare).',
})
export class KeyShareTextNode {
  @Field(() => KeyShare)
  share!: KeyShare;

  @Field({ description: 'Seven groups of five characters, the last of each a check character.' })
  text!: string;
}

@ObjectType('ClosingKeyShare', {
  simpleResolvers: true,
  description: 'Where one half of the closing key is. A lost share cannot be made again.',
})
export class ClosingKeyShareNode {
  @Field(() => KeyShare)
  share!: KeyShare;

  @Field(() => KeyShareState)
  state!: KeyShareState;

  @Field(() => PersonStub, { nullable: true })
  holder!: PersonStub | null;

  @Field()
  isMine!: boolean;
}
