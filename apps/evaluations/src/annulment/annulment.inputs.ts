import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { AppraisalStepInput } from '../appraisal/appraisal-verbs.inputs';

@InputType()
export class AskAppraisalAnnulmentInput extends AppraisalStepInput {
  @Field({ description: 'Why it cannot go on, such as: all forms were lost.' })
  @Length(1, 400, { message: 'reason must be 1 to 400 characters' })
  reason!: string;
}
