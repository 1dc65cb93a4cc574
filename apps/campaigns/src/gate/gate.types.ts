import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { BilingualTextNode } from '../template/template.types';
import type { LinkState as State } from './link-gate.rules';

export enum LinkState {
  NOT_YET = 'NOT_YET',
  OPEN = 'OPEN',
  SELF_SUMMARY_WRITTEN = 'SELF_SUMMARY_WRITTEN',
  SUPERVISION_INSPECTED = 'SUPERVISION_INSPECTED',
  SUMMARY_REVIEWED = 'SUMMARY_REVIEWED',
  MAKE_UP = 'MAKE_UP',
  CONSENTED = 'CONSENTED',
  PASSED = 'PASSED',
}
registerEnumType(LinkState, {
  name: 'LinkState',
  description: 'PASSED: its days are over. MAKE_UP: consent was refused, the link is made up for.',
});

@ObjectType('LinkGate', {
  simpleResolvers: true,
  description: 'Where a unit stands with a link (环节), and what is missing before the next opens.',
})
export class LinkGateNode {
  @Field()
  link!: string;

  @Field(() => BilingualTextNode, { nullable: true })
  title!: BilingualTextNode | null;

  @Field(() => LinkState)
  state!: State;

  @Field({ description: 'Its records are accepted now.' })
  open!: boolean;

  @Field(() => [String], {
    description:
      '`summary:<link>`, `inspection:<link>`, `review:<step>`, `consent:<link>`, `day:<date>`.',
  })
  missing!: string[];

  @Field(() => GraphQLLocalDate, { nullable: true })
  opensOn!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  closesOn!: string | null;
}
