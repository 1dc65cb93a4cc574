import type { Day } from '../calendar/days.rules';
import { chainState } from '../engine/review.rules';
import type { ReviewStep } from '../engine/world.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';

/** §4.12, mode A. In the ungated and the dated mode a link is OPEN, NOT_YET or PASSED by its days. */
export type LinkState =
  | 'NOT_YET'
  | 'OPEN'
  | 'SELF_SUMMARY_WRITTEN'
  | 'SUPERVISION_INSPECTED'
  | 'SUMMARY_REVIEWED'
  | 'MAKE_UP'
  | 'CONSENTED'
  | 'PASSED';

export interface TakenStep {
  readonly link: string;
  readonly step: 'SUMMARY' | 'INSPECTED';
  /** The record that sums the link up, and its reviews, for a step SUMMARY. */
  readonly recordId: string | null;
  readonly reviews: readonly ReviewStep[];
  readonly on: Day;
}

export interface LinkGate {
  readonly link: string;
  readonly state: LinkState;
  /** What has to be before the next link opens, as words a page can translate. */
  readonly missing: readonly string[];
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
}

type Frame = Pick<TemplateDefinition, 'gates' | 'links' | 'chains'>;

/** Where a unit stands with each link of its campaign on a day. */
export function linkGates(frame: Frame, taken: readonly TakenStep[], today: Day): LinkGate[] {
  const { gates, links } = frame;
  if (gates.mode !== 'consent') return links.map((link) => byDays(link, gates.mode, today));
  const found: LinkGate[] = [];
  for (const { key } of links) {
    const before = found.at(-1);
    if (before && before.state !== 'CONSENTED') {
      const missing = [`consent:${before.link}`, ...before.missing];
      found.push({ link: key, state: 'NOT_YET', missing: [...new Set(missing)], ...noDays });
    } else found.push(byConsent(frame, key, taken));
  }
  return found;
}

const noDays = { opensOn: null, closesOn: null };

function byDays(
  { key, from, to }: Frame['links'][number],
  mode: 'none' | 'dated',
  today: Day,
): LinkGate {
  const opensOn = mode === 'dated' ? whole(from) : null;
  const closesOn = mode === 'dated' ? whole(to) : null;
  const state =
    opensOn && today < opensOn ? 'NOT_YET' : closesOn && today > closesOn ? 'PASSED' : 'OPEN';
  return {
    ...{ link: key, state, opensOn, closesOn },
    missing: state === 'NOT_YET' ? [`day:${opensOn}`] : [],
  };
}

/** A day whose year the document does not name is no day yet. */
function whole(day: string | undefined): Day | null {
  return day === undefined || day.startsWith('--') ? null : day;
}

/** The chain of the summary consents or sends back; a summary sent back is made up for by another one. */
function byConsent({ gates, chains }: Frame, link: string, taken: readonly TakenStep[]): LinkGate {
  const steps = taken.filter((step) => step.link === link);
  const chain = chains.find(({ key }) => gates.mode === 'consent' && key === gates.chain);
  const toPass = chain?.steps.map(({ key }) => `review:${key}`) ?? [];
  const summary = steps.findLast(({ step }) => step === 'SUMMARY');
  if (!summary) return { link, state: 'OPEN', missing: [`summary:${link}`, ...toPass], ...noDays };
  const { open, isReturned, passedOn } = chainState(chain, summary.reviews, summary.on);
  if (passedOn !== null) return { link, state: 'CONSENTED', missing: [], ...noDays };
  if (isReturned)
    return { link, state: 'MAKE_UP', missing: [`summary:${link}`, ...toPass], ...noDays };
  const isInspected = steps.some(({ step }) => step === 'INSPECTED');
  const isReviewed = open.length < toPass.length;
  const state = isReviewed
    ? 'SUMMARY_REVIEWED'
    : isInspected
      ? 'SUPERVISION_INSPECTED'
      : 'SELF_SUMMARY_WRITTEN';
  return { link, state, missing: open.map((key) => `review:${key}`), ...noDays };
}
