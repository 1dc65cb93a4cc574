import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RuleStrength as Strength } from './template-shape.rules';

/** Names equal values, so that the database's word is the API's word. */
export enum RuleStrength {
  HARD = 'HARD',
  SOFT = 'SOFT',
  ADVICE = 'ADVICE',
}
registerEnumType(RuleStrength, {
  name: 'RuleStrength',
  description: 'HARD blocks or is "not met"; SOFT warns and can be waived; ADVICE is a hint.',
});

@ObjectType('BilingualText', {
  simpleResolvers: true,
  description: 'Chinese first, English second.',
})
export class BilingualTextNode {
  @Field()
  zh!: string;

  @Field()
  en!: string;
}

@ObjectType('TemplateEntry', {
  simpleResolvers: true,
  description: 'An entry of a configured list.',
})
export class TemplateEntryNode {
  @Field()
  key!: string;

  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;
}

@ObjectType('BasisDocument', {
  simpleResolvers: true,
  description: 'A document the campaign rests on, with its number (R000.1).',
})
export class BasisDocumentNode {
  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field()
  number!: string;
}

@ObjectType('GoverningDocument', {
  simpleResolvers: true,
  description: 'The plan itself (R000.1).',
})
export class GoverningDocumentNode {
  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => BilingualTextNode)
  issuedBy!: BilingualTextNode;

  @Field(() => GraphQLLocalDate)
  issuedOn!: string;

  @Field(() => BilingualTextNode)
  addressees!: BilingualTextNode;

  @Field(() => [BilingualTextNode])
  parts!: BilingualTextNode[];
}

@ObjectType('MonthPeriod', {
  simpleResolvers: true,
  description: 'Months, `YYYY-MM`, as the document says them (R000.2).',
})
export class MonthPeriodNode {
  @Field()
  from!: string;

  @Field()
  to!: string;
}

@ObjectType('GeneralRequirement', {
  simpleResolvers: true,
  description: 'One of the four phrases, with its points (R000.5).',
})
export class GeneralRequirementNode {
  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => [BilingualTextNode])
  points!: BilingualTextNode[];
}

@ObjectType('CampaignHeader', {
  simpleResolvers: true,
  description: 'What the plan says of itself (R000.1–R000.5, R000.9, R000.13).',
})
export class CampaignHeaderNode {
  @Field(() => GoverningDocumentNode)
  document!: GoverningDocumentNode;

  @Field(() => [BasisDocumentNode])
  basis!: BasisDocumentNode[];

  @Field(() => MonthPeriodNode)
  period!: MonthPeriodNode;

  @Field(() => BilingualTextNode)
  theme!: BilingualTextNode;

  @Field(() => BilingualTextNode)
  scope!: BilingualTextNode;

  @Field(() => [BilingualTextNode])
  focusPopulation!: BilingualTextNode[];

  @Field(() => [TemplateEntryNode], {
    description: 'Reference regulations that problems, materials and inspections cite (R000.4).',
  })
  references!: TemplateEntryNode[];

  @Field(() => [GeneralRequirementNode])
  generalRequirement!: GeneralRequirementNode[];

  @Field(() => [BilingualTextNode])
  mainTasks!: BilingualTextNode[];

  @Field(() => [BilingualTextNode])
  principles!: BilingualTextNode[];
}

@ObjectType('TemplateMeeting', { simpleResolvers: true })
export class TemplateMeetingNode extends TemplateEntryNode {
  @Field(() => [String], {
    description: 'Duties that must be met before this meeting may be held.',
  })
  requires!: string[];
}

@ObjectType('TemplateDuty', {
  simpleResolvers: true,
  description: 'A rule of the template: who owes what, how strictly, on what ground.',
})
export class TemplateDutyNode extends TemplateEntryNode {
  @Field()
  link!: string;

  @Field(() => RuleStrength)
  strength!: Strength;

  @Field({ description: 'The requirement as the plan words it.' })
  wording!: string;

  @Field({ description: 'Requirement id, e.g. `R000.15`.' })
  reference!: string;

  @Field({ description: 'Lines of the source, e.g. `L45`.' })
  sourceLines!: string;
}

@ObjectType('CampaignTemplate', {
  simpleResolvers: true,
  description: 'A campaign as configuration (活动模板): nothing of it is compiled in.',
})
export class CampaignTemplateNode extends TemplateEntryNode {
  @Field(() => Int)
  version!: number;

  @Field({ description: 'SHA-256 of the definition.' })
  hash!: string;

  @Field()
  timeZone!: string;

  @Field({ description: '`none`: links run throughout, no stage transfer (R000.12).' })
  gates!: string;

  @Field(() => CampaignHeaderNode)
  header!: CampaignHeaderNode;

  @Field(() => [TemplateEntryNode])
  links!: TemplateEntryNode[];

  @Field(() => [TemplateMeetingNode])
  meetings!: TemplateMeetingNode[];

  @Field(() => [TemplateDutyNode])
  duties!: TemplateDutyNode[];
}
