import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RosterDraft } from './roster-draft.rules';

export const RosterImportStateEnum = {
  ISSUES_LISTED: 'ISSUES_LISTED',
  PREVIEWED: 'PREVIEWED',
  COMMITTED: 'COMMITTED',
  DISCARDED: 'DISCARDED',
} as const;
type MetState = keyof typeof RosterImportStateEnum;
registerEnumType(RosterImportStateEnum, {
  name: 'RosterImportState',
  description: 'ISSUES_LISTED: has errors, cannot be committed. PREVIEWED: can be.',
});

/** The figures an office compares with its paper (R000.76). */
@ObjectType('RosterCounts', { simpleResolvers: true })
export class RosterCountsNode {
  @Field(() => Int) groups!: number;
  @Field(() => Int) units!: number;
  @Field(() => [Int]) unitsPerGroup!: readonly number[];
  @Field(() => Int) leaders!: number;
  @Field(() => Int) members!: number;
  @Field(() => Int) liaisons!: number;
  @Field(() => Int) contacts!: number;
  @Field(() => Int) phones!: number;
  @Field(() => Int) landlines!: number;
  @Field(() => Int) mobiles!: number;
  @Field(() => Int) distinctMobiles!: number;
}

@ObjectType('RosterImport', {
  simpleResolvers: true,
  description: 'An uploaded roster on its way into the directory.',
})
export class RosterImportNode {
  @Field(() => ID)
  id!: string;

  @Field(() => RosterImportStateEnum)
  state!: MetState;

  @Field()
  fileName!: string;

  @Field(() => GraphQLISODateTime)
  uploadedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was committed or discarded.',
  })
  settledAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How much the commit changed; null before it.' })
  changes!: number | null;

  draft!: RosterDraft | null;
}
