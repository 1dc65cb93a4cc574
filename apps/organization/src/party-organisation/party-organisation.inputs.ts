import { ArrayMaxSize, IsUUID, Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import type { PartyOrganisationKind } from './party-organisation-version.entity';
import { PartyOrganisationKindEnum } from './party-organisation.types';
import { IdOf } from '../span/id-of.inputs';

const namePattern = /^(?=.*\p{L})[^\p{Cc}\p{Cs}\n]{1,100}$/u;
const nameMessage =
  'A name of a Party organisation has 1 to 100 characters and at least one letter.';
const unitsMessage = 'unitIds are ids of units.';
const firstDay = { nullable: true, description: 'First day; today when absent.' } as const;

@InputType()
export class EstablishPartyOrganisationInput {
  @Field(() => PartyOrganisationKindEnum)
  kind!: PartyOrganisationKind;

  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;

  @IdOf('a Party organisation', { nullable: true })
  parentId?: string | null;

  @ArrayMaxSize(500, { message: 'At most 500 units.' })
  @IsUUID('all', { each: true, message: unitsMessage })
  @Field(() => [ID], { description: 'Units and departments it serves.' })
  unitIds!: string[];

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType()
class OfPartyOrganisation {
  @IdOf('a Party organisation')
  organisationId!: string;

  @Field(() => GraphQLLocalDate, firstDay)
  from?: string;
}

@InputType()
export class RenamePartyOrganisationInput extends OfPartyOrganisation {
  @Matches(namePattern, { message: nameMessage })
  @Field()
  name!: string;
}

@InputType()
export class ConvertPartyOrganisationInput extends OfPartyOrganisation {
  @Field(() => PartyOrganisationKindEnum)
  kind!: PartyOrganisationKind;
}

@InputType()
export class MovePartyOrganisationInput extends OfPartyOrganisation {
  @IdOf('a Party organisation', {
    nullable: true,
    description: 'null or absent: it stands by itself.',
  })
  parentId?: string | null;
}

@InputType()
export class AssignPartyOrganisationInput extends OfPartyOrganisation {
  @ArrayMaxSize(500, { message: 'At most 500 units.' })
  @IsUUID('all', { each: true, message: unitsMessage })
  @Field(() => [ID], {
    description: 'Exactly the units and departments it serves from that day on.',
  })
  unitIds!: string[];
}

@InputType()
export class DissolvePartyOrganisationInput {
  @IdOf('a Party organisation')
  organisationId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'First day without it; today when absent.',
  })
  on?: string;
}
