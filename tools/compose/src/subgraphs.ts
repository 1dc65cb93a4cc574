/** In the order in which they are composed. */
export const subgraphs = [
  'organization',
  'campaigns',
  'evaluations',
  'ballot-box',
  'rectification',
] as const;
