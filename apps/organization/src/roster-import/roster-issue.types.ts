import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const IssueSeverityEnum = { ERROR: 'error', WARNING: 'warning' } as const;
registerEnumType(IssueSeverityEnum, {
  name: 'RosterIssueSeverity',
  description: 'An error blocks the commit, a warning does not.',
});

@ObjectType({ simpleResolvers: true, description: 'A sentence in both languages.' })
export class RosterSentence {
  @Field()
  zh!: string;

  @Field()
  en!: string;
}

@ObjectType('RosterIssue', {
  simpleResolvers: true,
  description: 'Something to look at before the commit: place, reason, proposal.',
})
export class RosterIssueNode {
  @Field({ description: 'Stable, e.g. ROSTER_DUPLICATE_MOBILE.' })
  code!: string;

  @Field(() => IssueSeverityEnum)
  severity!: 'error' | 'warning';

  @Field(() => Int, { description: '1-based line of the text.' })
  line!: number;

  @Field(() => Int, { nullable: true, description: '1-based row of the table.' })
  row!: number | null;

  @Field({ description: 'document, row, group, members, unit, contact or list.' })
  cell!: string;

  @Field({ description: 'Quoted from the roster.' })
  text!: string;

  @Field(() => RosterSentence)
  reason!: RosterSentence;

  @Field(() => RosterSentence)
  proposal!: RosterSentence;

  @Field(() => [Int], { description: 'Further lines it speaks of.' })
  relatedLines!: readonly number[];
}

@ObjectType('RosterDifference', {
  simpleResolvers: true,
  description: 'One thing the commit would change.',
})
export class RosterDifferenceNode {
  @Field()
  code!: string;

  @Field(() => RosterSentence)
  text!: RosterSentence;
}
