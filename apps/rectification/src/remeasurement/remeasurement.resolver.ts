import { FieldResolver, Resolver, Root } from 'type-graphql';
import { AppraisalStub } from '../evaluations/evaluations.types';
import { RemeasurementNode } from './remeasurement.types';

@Resolver(() => RemeasurementNode)
export class RemeasurementResolver {
  @FieldResolver(() => AppraisalStub, {
    nullable: true,
    description: 'The appraisal that is asked again.',
  })
  appraisal(@Root() { appraisalId }: RemeasurementNode): AppraisalStub {
    return { id: appraisalId };
  }

  @FieldResolver(() => AppraisalStub, {
    nullable: true,
    description: 'The appraisal that asked again.',
  })
  measuredBy(@Root() { measuredByAppraisalId }: RemeasurementNode): AppraisalStub | null {
    return measuredByAppraisalId === null ? null : { id: measuredByAppraisalId };
  }
}
