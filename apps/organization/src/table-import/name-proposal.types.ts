import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RosterIssueNode } from '../roster-import/roster-issue.types';

@ObjectType('ProposedMember', { simpleResolvers: true })
export class ProposedMemberNode {
  @Field({ description: 'As typed.' })
  displayName!: string;

  @Field()
  isLiaison!: boolean;

  @Field(() => Int)
  line!: number;

  @Field(() => [ID], { description: 'People of the bureau with this name; the office chooses.' })
  candidateIds!: string[];
}

@ObjectType('ProposedGroup', {
  simpleResolvers: true,
  description: 'An organ as a name list states it (R003.71): a proposal, nothing of it is stored.',
})
export class ProposedGroupNode {
  @Field(() => String, {
    nullable: true,
    description: 'The organ; null when the list has no heading.',
  })
  heading!: string | null;

  @Field(() => String, { nullable: true, description: 'leader, deputy-leader, member, director …' })
  role!: string | null;

  @Field()
  label!: string;

  @Field(() => [ProposedMemberNode])
  members!: ProposedMemberNode[];
}

@ObjectType('NameProposal', { simpleResolvers: true })
export class NameProposalNode {
  @Field(() => [ProposedGroupNode])
  sections!: ProposedGroupNode[];

  @Field(() => [RosterIssueNode])
  issues!: RosterIssueNode[];
}
