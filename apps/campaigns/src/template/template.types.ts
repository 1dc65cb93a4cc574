import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
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

  @Field(() => String, { nullable: true, description: 'As written, broken brackets included.' })
  number?: string | undefined;

  @Field(() => String, { nullable: true, description: 'As it was probably meant.' })
  inferredNumber?: string | undefined;
}

@ObjectType('GoverningDocument', {
  simpleResolvers: true,
  description: 'The plan itself (R000.1).',
})
export class GoverningDocumentNode {
  @Field(() => BilingualTextNode)
  title!: BilingualTextNode;

  @Field(() => String, { nullable: true, description: 'Number of the document (R002.1).' })
  number?: string | undefined;

  @Field(() => BilingualTextNode, { nullable: true })
  issuedBy?: BilingualTextNode | undefined;

  @Field(() => GraphQLLocalDate, { nullable: true })
  issuedOn?: string | undefined;

  @Field(() => [BilingualTextNode])
  addressees!: BilingualTextNode[];

  @Field(() => [BilingualTextNode], { description: 'Copies are not actors (R004.1).' })
  copyTo!: BilingualTextNode[];

  @Field(() => [BilingualTextNode])
  parts!: BilingualTextNode[];
}

@ObjectType('WrittenPeriod', {
  simpleResolvers: true,
  description: 'As the document says it: `2014-02`, a day, or `--09-10` without its year (R000.2).',
})
export class WrittenPeriodNode {
  @Field(() => String, { nullable: true })
  from?: string | undefined;

  @Field(() => String, { nullable: true, description: 'None: a standing programme (R004.2).' })
  to?: string | null | undefined;
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

  @Field(() => String, { nullable: true, description: 'In the words of the document.' })
  periodText?: string | undefined;

  @Field(() => BilingualTextNode, { nullable: true })
  theme?: BilingualTextNode | undefined;

  @Field(() => BilingualTextNode, { nullable: true })
  scope?: BilingualTextNode | undefined;

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

@ObjectType('TemplateLink', {
  simpleResolvers: true,
  description: 'A link (环节) or a dated stage (阶段).',
})
export class TemplateLinkNode {
  @Field()
  key!: string;

  @Field(() => BilingualTextNode, {
    nullable: true,
    description: 'None: to be completed (R003.78).',
  })
  title?: BilingualTextNode | undefined;

  @Field(() => String, { nullable: true, description: 'First day as written.' })
  from?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Last day as written.' })
  to?: string | undefined;
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

  @Field({
    description: 'A prescribed action (规定动作); an optional one may be dropped (R003.111).',
  })
  prescribed!: boolean;

  @Field({ description: 'The words are ours, the meaning is the document’s.' })
  wordingOurs!: boolean;

  @Field({ description: 'Requirement id, e.g. `R000.15`.' })
  reference!: string;

  @Field({ description: 'Lines of the source, e.g. `L45`.' })
  sourceLines!: string;
}
