import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const uuid = { message: 'appraisalId must be a UUID' };

@InputType()
export class OpenAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, uuid)
  appraisalId!: string;
}

@InputType()
export class CloseAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, uuid)
  appraisalId!: string;
}

@InputType()
export class PublishAppraisalInput {
  @Field(() => ID)
  @IsUUID(undefined, uuid)
  appraisalId!: string;
}
