import { ArgsType, Field, ID, Int } from 'type-graphql';
import { IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

@ArgsType()
export class PhoneReadsArgs {
  @Field(() => ID, { nullable: true, description: 'Only readings of this unit’s numbers.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'unitId must be an id.' })
  unitId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only readings by this person.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'personId must be an id.' })
  personId!: string | null;

  @Field(() => Int, { defaultValue: 50 })
  @Min(1, { message: 'first must be at least 1.' })
  @Max(200, { message: 'first must be at most 200; go on with after.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`next` of the page before.' })
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z_[0-9a-f-]{36}$/, {
    message: 'after must be the `next` of a page.',
  })
  after!: string | null;
}
