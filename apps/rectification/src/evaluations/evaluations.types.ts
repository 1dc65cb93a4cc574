import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** evaluations' Appraisal: here only pointed at. */
@ObjectType('Appraisal', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class AppraisalStub {
  @Field(() => ID)
  id!: string;
}

/** evaluations' Opinion: here only pointed at; its text is shown by evaluations to whom it may be shown. */
@ObjectType('Opinion', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class OpinionStub {
  @Field(() => ID)
  id!: string;
}
