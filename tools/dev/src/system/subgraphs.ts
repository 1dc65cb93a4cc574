import { services } from '@huiyin/local-postgres';

/** What the gateway asks: the services, each with a database of its own, and the ballot box, whose pages lie beside evaluations. */
export const subgraphs = [...services, 'ballot-box'] as const;
export type SubgraphName = (typeof subgraphs)[number];
