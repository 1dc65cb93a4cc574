/** Whose list it is, e.g. the provincial "333" or the municipal "169" (R004.23). */
export const talentLevels = ['provincial', 'municipal', 'county', 'unit'] as const;
export type TalentLevel = (typeof talentLevels)[number];

export const reserveLevels = ['unit-chief', 'unit-deputy', 'mid-level'] as const;
export type ReserveLevel = (typeof reserveLevels)[number];

export const educations = ['doctor', 'master', 'bachelor', 'college', 'other'] as const;
export type Education = (typeof educations)[number];

/** Instead of a birthday, which is not kept: the age when named. */
export const ageBands = ['under-35', 'under-40', 'under-45', 'under-50', 'from-50'] as const;
export type AgeBand = (typeof ageBands)[number];

/** How a secretary was found (R004.24). */
export const selectionMethods = [
  'organisation-selection',
  'open-recommendation-direct-election',
  'competition',
] as const;
export type SelectionMethod = (typeof selectionMethods)[number];

export const trainingForms = ['observation', 'rotation', 'special-course', 'attachment'] as const;
export type TrainingForm = (typeof trainingForms)[number];

/** What is done for members (R004.20). */
export const careKinds = ['incentive', 'care', 'assistance'] as const;
export type CareKind = (typeof careKinds)[number];
