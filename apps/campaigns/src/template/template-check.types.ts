import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { TemplateCheck } from './check-template';
import { BilingualTextNode } from './template.types';

export enum TemplateChangeKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}
registerEnumType(TemplateChangeKind, { name: 'TemplateChangeKind' });

export enum ChangeBearing {
  STRICTER = 'STRICTER',
  LOOSER = 'LOOSER',
  OTHER = 'OTHER',
}
registerEnumType(ChangeBearing, {
  name: 'ChangeBearing',
  description: 'Does the change ask more of a unit, or less?',
});

@ObjectType('TemplateChange', {
  simpleResolvers: true,
  description:
    'One place where two templates differ, by keys: `duties.mobilization-meeting.deadline`.',
})
export class TemplateChangeNode {
  @Field()
  path!: string;

  @Field(() => TemplateChangeKind)
  change!: 'ADDED' | 'REMOVED' | 'CHANGED';

  @Field(() => ChangeBearing)
  bearing!: 'STRICTER' | 'LOOSER' | 'OTHER';

  @Field(() => String, { nullable: true, description: 'As JSON.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'As JSON.' })
  after!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType('TemplateProblem', { simpleResolvers: true })
export class TemplateProblemNode {
  @Field({ description: '`duties[3].deadline.on`, or the line of a text that is no YAML.' })
  path!: string;

  @Field()
  problem!: string;
}

@ObjectType('TemplateDefect', {
  simpleResolvers: true,
  description: 'Something wrong in the original, shown as written, never repaired.',
})
export class TemplateDefectNode {
  @Field()
  path!: string;

  @Field({
    description:
      '`inverted-dates`, `missing-year`, `missing-name`, `overlap`, `missing-text`, `count-disagrees`, `foreign-text`, `duplicate-plan` or `damaged-text`.',
  })
  kind!: string;

  @Field()
  asWritten!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the office must decide before opening; none: it is only shown.',
  })
  decide!: string | null;

  @Field(() => BilingualTextNode, { nullable: true })
  note!: BilingualTextNode | null;
}

@ObjectType('TemplateNote', { simpleResolvers: true, description: 'A hint, never an error.' })
export class TemplateNoteNode {
  @Field()
  path!: string;

  @Field()
  note!: string;
}

@ObjectType('PlanDuplicate', {
  simpleResolvers: true,
  description: 'A known plan that says the same (R003.79).',
})
export class PlanDuplicateNode {
  @Field({ description: 'Key of the known template.' })
  of!: string;

  @Field({ description: '1: the same text; from 0.8 on the same plan with small changes.' })
  likeness!: number;
}

@ObjectType('TemplateCheck', {
  simpleResolvers: true,
  description: 'What publishing this text would say; nothing was written.',
})
export class TemplateCheckNode {
  @Field(() => String, { nullable: true })
  key!: string | null;

  @Field(() => Int, { nullable: true })
  version!: number | null;

  @Field(() => [TemplateProblemNode])
  problems!: TemplateProblemNode[];

  @Field(() => [TemplateDefectNode])
  defects!: TemplateDefectNode[];

  @Field(() => [TemplateNoteNode])
  notes!: TemplateNoteNode[];

  @Field(() => [PlanDuplicateNode])
  duplicates!: PlanDuplicateNode[];

  @Field(() => [TemplateChangeNode], { description: 'Against the template it extends.' })
  difference!: TemplateChangeNode[];
}

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value));

export function changeNode(change: TemplateCheck['difference'][number]): TemplateChangeNode {
  return { ...change, before: asJson(change.before), after: asJson(change.after) };
}
