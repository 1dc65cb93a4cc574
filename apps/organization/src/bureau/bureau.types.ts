import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Bureau', {
  simpleResolvers: true,
  description: 'A health bureau (卫生局): one tenant.',
})
@Directive('@key(fields: "id")')
export class BureauNode {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone area code; null for the city level, which sees names only.',
  })
  areaCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name; days of this bureau are days in it.',
  })
  timeZone!: string | null;

  @Field(() => String, { nullable: true })
  cityName!: string | null;
}
