import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { SupervisionGroupStub } from '../supervision-group/supervision-group.types';
import { UnitStub } from '../unit/unit.types';
import type { ParticipationMode as Mode } from './campaign-unit.entity';

export enum ParticipationMode {
  FULL = 'full',
  CONTACT_AND_GUIDANCE = 'contact-and-guidance',
}
registerEnumType(ParticipationMode, {
  name: 'ParticipationMode',
  description:
    'FULL: takes part here. CONTACT_AND_GUIDANCE: takes part with its local committee, owes nothing here (R000.7).',
});

@ObjectType('CampaignUnit', {
  simpleResolvers: true,
  description: 'A unit in a campaign, as the roster froze it (R000.6, R000.7).',
})
export class CampaignUnitNode {
  campaignId!: string;

  @Field(() => UnitStub, { nullable: true })
  unit!: UnitStub;

  @Field()
  unitType!: string;

  @Field(() => ParticipationMode)
  mode!: Mode;

  @Field(() => SupervisionGroupStub, { nullable: true })
  supervisionGroup!: SupervisionGroupStub | null;
}
