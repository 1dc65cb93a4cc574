import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { MemberDevelopmentQueries } from './member-development.queries';
import type {
  DevelopmentProblemNode,
  DevelopmentStepNode,
  RecommendationNode,
} from './member-development.types';

/** The lines of courses, one statement per kind of line. */
export interface MemberDevelopmentLoaders {
  readonly stepsOfDevelopment: DataLoader<string, DevelopmentStepNode[]>;
  readonly recommendationsOfDevelopment: DataLoader<string, RecommendationNode[]>;
  readonly problemsOfDevelopment: DataLoader<string, DevelopmentProblemNode[]>;
}

export function memberDevelopmentLoaders(
  courses: MemberDevelopmentQueries,
  actor: Actor,
): MemberDevelopmentLoaders {
  return {
    stepsOfDevelopment: new DataLoader((ids) => courses.steps(actor, ids)),
    recommendationsOfDevelopment: new DataLoader((ids) => courses.recommendations(actor, ids)),
    problemsOfDevelopment: new DataLoader((ids) => courses.problems(actor, ids)),
  };
}
