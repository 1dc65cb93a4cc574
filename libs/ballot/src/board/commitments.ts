import {
  ALL_CLASSES,
  askedCells,
  type CellCommitment,
  HASH_ALG,
  type OpenedBody,
  type TextRelease,
  type WithheldCell,
  canonicalJson,
} from '@huiyin/ballot-client';
import { randomBytes } from 'node:crypto';

import { sha256Hex } from './chain';
import { answersByClass, gradeCounts, type CountedSheet } from './pieces';
import { cellKey, placeKey } from './tally';

/** What opens a commitment; kept sealed by the supervision group or destroyed, never published. */
export interface CommitmentOpening {
  classId: string;
  targetId: string;
  dimensionId: string;
  counts: Record<string, number>;
  /** 32 random bytes, hex: without it the few possible counts could simply be tried. */
  salt: string;
}

/** Opens the commitment to the answers to one question. */
export interface TextOpening {
  questionId: string;
  /** Sorted, empty ones left out. */
  texts: string[];
  salt: string;
}

/** Fixes every withheld class cell. One opening per commitment, in the same order. */
export function commitWithheld(
  opened: OpenedBody,
  withheld: readonly WithheldCell[],
  sheets: readonly CountedSheet[],
  newSalt: () => string,
): { commitments: CellCommitment[]; openings: CommitmentOpening[] } {
  const answers = new Map(
    askedCells(opened.definition).map((cell) => [cellKey(cell), answersByClass(cell, sheets)]),
  );
  const openings = withheld
    .filter(({ scope }) => scope !== ALL_CLASSES)
    .map(({ scope, targetId, dimensionId }) => {
      const given = answers.get(placeKey(targetId, dimensionId))?.get(scope) ?? new Map();
      return {
        ...{ classId: scope, targetId, dimensionId },
        counts: { ...gradeCounts(given) },
        salt: newSalt(),
      };
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

/** The same for the texts of one question. */
export function commitToTexts(
  appraisalId: string,
  opening: TextOpening,
): TextRelease['commitment'] {
  return sha256Hex(canonicalJson({ alg: HASH_ALG, appraisalId, ...opening }));
}

/** 32 random bytes, hex. */
export function newSalt(): string {
  return randomBytes(32).toString('hex');
}
