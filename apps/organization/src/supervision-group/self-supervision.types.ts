import { Field, ObjectType } from 'type-graphql';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import { SupervisionGroupNode } from './supervision-group.types';

@ObjectType({
  simpleResolvers: true,
  description:
    'Somebody of a group is the contact of a unit of that group: allowed, but shown (R000.78).',
})
export class SelfSupervisionRisk {
  @Field(() => PersonNode)
  person!: PersonNode;

  @Field(() => UnitNode)
  unit!: UnitNode;

  @Field(() => SupervisionGroupNode)
  supervisionGroup!: SupervisionGroupNode;

  @Field({ description: 'The person is the ★ liaison of the group.' })
  isLiaison!: boolean;
}
