import {
  ALL_CLASSES,
  type CellCommitment,
  HASH_ALG,
  type OpenedBody,
  type WithheldCell,
  canonicalJson,
} from '@huiyin/ballot-client';
import { randomBytes } from 'node:crypto';

import { sha256Hex } from './chain';

import { countGrades, type CountedSheet } from './pieces';

/** What opens a commitment; kept sealed by the supervision group, never published. */
export interface CommitmentOpening {
  classId: string;
  targetId: string;
  dimensionId: string;
  counts: Record<string, number>;
  /** 32 random bytes, hex: without it the few possible counts could simply be tried. */
  salt: string;
}

/** Fixes every withheld class cell. One opening per commitment, in the same order. */
export function commitWithheld(
  opened: OpenedBody,
  withheld: readonly WithheldCell[],
  sheets: readonly CountedSheet[],
  newSalt: () => string = () => randomBytes(32).toString('hex'),
): { commitments: CellCommitment[]; openings: CommitmentOpening[] } {
  const openings = withheld
    .filter(({ scope }) => scope !== ALL_CLASSES)
    .map(({ scope, targetId, dimensionId }) => {
      const ofClass = sheets.filter(({ classId }) => classId === scope);
      const counts = { ...countGrades(ofClass, { targetId, dimensionId }) };
      return { classId: scope, targetId, dimensionId, counts, salt: newSalt() };
    });
  return {
    openings,
    commitments: openings.map((opening) => commitTo(opened.appraisalId, opening)),
  };
}

/** The commitment an opening belongs to; an auditor compares it with the one on the board. */
export function commitTo(appraisalId: string, opening: CommitmentOpening): CellCommitment {
  const { classId, targetId, dimensionId } = opening;
  const commitment = sha256Hex(canonicalJson({ alg: HASH_ALG, appraisalId, ...opening }));
  return { alg: HASH_ALG, classId, targetId, dimensionId, commitment };
}
