import { AppraisalRoom1795342200000 } from './2026-11-22-1010-appraisal-room';
import { BoxPages1795341600000 } from './2026-11-22-1000-box-pages';
import { Paper1795342800000 } from './2026-11-22-1020-paper';
import { ClosingKeyShares1795343400000 } from './2026-11-22-1030-closing-key-shares';
import { CreateBallots1792001000000 } from './2026-10-14-1723-create-ballots';
import { CreateEvaluations1792000900000 } from './2026-10-14-1721-create-evaluations';
import { DisclosureReleases1795344000000 } from './2026-11-22-1040-disclosure-releases';
import { EndOrGoOn1795344600000 } from './2026-11-22-1050-end-or-go-on';
import { HideTalliesUntilPublished1795300800000 } from './2026-11-21-2240-hide-tallies-until-published';
import { SlipsByTwo1795345200000 } from './2026-11-22-1100-slips-by-two';

/** In order; a test holds this list against the folder. */
export const migrations = [
  CreateEvaluations1792000900000,
  CreateBallots1792001000000,
  HideTalliesUntilPublished1795300800000,
  BoxPages1795341600000,
  AppraisalRoom1795342200000,
  Paper1795342800000,
  ClosingKeyShares1795343400000,
  DisclosureReleases1795344000000,
  EndOrGoOn1795344600000,
  SlipsByTwo1795345200000,
];
