import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Directive,
  Field,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import {
  type LedgerItemKind,
  ledgerItemKinds,
  type LedgerItemState,
  ledgerItemStates,
} from './ledger-item.rules';

const mirrored = <T extends string>(words: readonly T[]): Record<T, T> =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>;

export const LedgerItemKindEnum = mirrored(ledgerItemKinds);
export const LedgerItemStateEnum = mirrored(ledgerItemStates);

registerEnumType(LedgerItemKindEnum, {
  name: 'LedgerItemKind',
  description: 'The three item kinds of a rectification ledger (R001.44).',
});
registerEnumType(LedgerItemStateEnum, {
  name: 'LedgerItemState',
  description: 'Where an item stands on its way to being struck off and answered (R001.45).',
});

@ObjectType('LedgerItem', {
  simpleResolvers: true,
  description: 'One line of the rectification ledger (整改台账).',
})
@Directive('@key(fields: "id")')
export class LedgerItemNode {
  @Field(() => ID)
  id!: string;

  @Field(() => LedgerItemKindEnum)
  kind!: LedgerItemKind;

  @Field()
  content!: string;

  @Field(() => String, { nullable: true })
  target!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Time limit, the last day in time.',
  })
  dueOn!: string | null;

  @Field(() => LedgerItemStateEnum)
  state!: LedgerItemState;

  @Field(() => Int, {
    description: 'How often it was reopened after having been struck off (R001.50).',
  })
  rebounds!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last strike-off goes without re-measurement.',
  })
  remeasurementWaiver!: string | null;

  @Field(() => GraphQLISODateTime)
  registeredAt!: Date;

  problemId!: string;
  unitId!: string;
  responsiblePersonId!: string | null;
}

@ObjectType('LedgerItemStep', {
  simpleResolvers: true,
  description: 'One line of the history of a ledger item; never changed, never removed.',
})
export class LedgerItemStepNode {
  @Field(() => Int)
  sequence!: number;

  @Field({
    description:
      'REGISTER, UNDERTAKE, MEASURE, NOTE, REPORT_COMPLETION, RETURN, VERIFY, STRIKE_OFF, GIVE_FEEDBACK or REOPEN.',
  })
  move!: string;

  @Field(() => LedgerItemStateEnum, { nullable: true })
  from!: LedgerItemState | null;

  @Field(() => LedgerItemStateEnum)
  to!: LedgerItemState;

  @Field({
    description: 'Role of who acted; `sender` or `measurement` where no signed-in person did.',
  })
  role!: string;

  @Field(() => String, { nullable: true })
  remark!: string | null;

  @Field(() => GraphQLISODateTime)
  occurredAt!: Date;

  personId!: string | null;
}

@ObjectType('Evidence', {
  simpleResolvers: true,
  description: 'What a completion report rests on, by hash.',
})
export class EvidenceNode {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    description: 'The undertaking it belongs to; an item that came back has several.',
  })
  round!: number;

  @Field()
  sha256!: string;

  @Field()
  fileName!: string;

  @Field()
  mediaType!: string;

  @Field(() => GraphQLISODateTime)
  reportedAt!: Date;
}
