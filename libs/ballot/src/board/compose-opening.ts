import {
  BOARD_VERSION,
  DISCLOSURE_RULE,
  HASH_ALG,
  MODULUS_BITS,
  type OpenedBody,
  openingProblem,
  SHEET_SUITE,
  TICKET_SUITE,
} from '@huiyin/ballot-client';
import { OpeningRefused } from './board.errors';

/** Everything a board entry 0 needs from the caller; suites, version and rule version are filled in. */
export interface OpeningInput extends Pick<
  OpenedBody,
  | 'appraisalId'
  | 'definition'
  | 'ticketClasses'
  | 'closingPublicKeyJwk'
  | 'closingKeyHeldBy'
  | 'audience'
  | 'validity'
> {
  /** Disclosure threshold: at least 5 for audience `bureau`, 10 for `public`. */
  k: number;
  /** Printed forms per class, in the order of the classes; none when left out. */
  paper?: OpenedBody['paper'];
  /** The earlier appraisal this one measures again; none when left out. */
  remeasures?: string | null;
}

/** The body of board entry 0. @throws OpeningRefused when a recount would reject it */
export function composeOpening(input: OpeningInput, modulusBits = MODULUS_BITS): OpenedBody {
  const { k, paper = [], remeasures = null, ...rest } = input;
  const opened: OpenedBody = {
    version: BOARD_VERSION,
    suites: { ticket: TICKET_SUITE, sheet: SHEET_SUITE, hash: HASH_ALG },
    disclosure: { k, ruleVersion: DISCLOSURE_RULE },
    paper,
    remeasures,
    ...rest,
  };
  const problem = openingProblem(opened, modulusBits);
  if (problem) throw new OpeningRefused(problem);
  return opened;
}
