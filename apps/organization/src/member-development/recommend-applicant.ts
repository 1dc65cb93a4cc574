import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { partyMembersOf } from './development-people.queries';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';
import { RecommendersNotFit } from './member-development.errors';
import { MemberRecommendationEntity } from './member-recommendation.entity';

export interface Recommendation {
  readonly developmentId: string;
  readonly recommenderIds: readonly string[];
  readonly on: string;
  readonly note?: string;
}

/** Party members stand up for an applicant; they are remembered for as long as the record is (responsibility tracing). */
export class RecommendApplicant {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, recommendation: Recommendation): Promise<MemberDevelopmentEntity> {
    const { developmentId, recommenderIds, on, note } = recommendation;
    return this.steps.take(actor, developmentId, { note }, async (course, tx) => {
      const step = course.recommend(on);
      const fit = await partyMembersOf(tx.manager, recommenderIds, on);
      const isFit = fit.length === recommenderIds.length && !fit.includes(course.personId);
      if (!isFit) throw new RecommendersNotFit(recommenderIds);
      await tx.manager.insert(
        MemberRecommendationEntity,
        recommenderIds.map((personId) => ({
          id: newId(),
          bureauId: course.bureauId,
          developmentId,
          personId,
          round: course.round,
          recommendedOn: on,
        })),
      );
      return step;
    });
  }
}
