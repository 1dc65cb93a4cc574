import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('AppraisalText', {
  simpleResolvers: true,
  description: 'Free text of some ballot; nothing says whose, when, or with which grades.',
})
export class AppraisalTextNode {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Key of the question in the form.' })
  question!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The voter’s words, for the supervision group only.',
  })
  text!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Without names and hints at the writer, as the supervision group let it out.',
  })
  releasedWording!: string | null;
}
