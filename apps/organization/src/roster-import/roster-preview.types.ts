import { Field, Int, ObjectType } from 'type-graphql';
import { PhoneNode } from '../contact/contact.types';

@ObjectType({ simpleResolvers: true })
export class RosterPersonPreview {
  @Field({ description: 'As typed.' })
  displayName!: string;

  @Field({ description: 'Carries ★.' })
  isLiaison!: boolean;
}

@ObjectType({ simpleResolvers: true })
export class RosterContactPreview {
  @Field()
  displayName!: string;

  @Field(() => [PhoneNode], { description: 'Masked: the full numbers are in the file.' })
  phones!: PhoneNode[];
}

@ObjectType({ simpleResolvers: true })
export class RosterUnitPreview {
  @Field()
  name!: string;

  @Field(() => String, { nullable: true, description: 'Guessed from the name.' })
  guessedUnitType!: string | null;

  @Field(() => RosterContactPreview, { nullable: true })
  contact!: RosterContactPreview | null;
}

@ObjectType({ simpleResolvers: true })
export class RosterGroupPreview {
  @Field(() => Int)
  number!: number;

  @Field()
  label!: string;

  @Field(() => RosterPersonPreview, { nullable: true })
  leader!: RosterPersonPreview | null;

  @Field(() => [RosterPersonPreview])
  members!: RosterPersonPreview[];

  @Field(() => [RosterUnitPreview])
  units!: RosterUnitPreview[];
}
