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
  readonly step: 'SUMMARY' | 'INSPECTED' | 'CONSENTED' | 'REFUSED';
  /** Reviews of the summary, for a step SUMMARY. */
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

function byConsent({ gates, chains }: Frame, link: string, taken: readonly TakenStep[]): LinkGate {
  const steps = taken.filter((step) => step.link === link);
  const lastRefusal = steps.findLastIndex(({ step }) => step === 'REFUSED');
  const round = steps.slice(lastRefusal + 1);
  if (round.some(({ step }) => step === 'CONSENTED'))
    return { link, state: 'CONSENTED', missing: [], ...noDays };
  const summary = round.findLast(({ step }) => step === 'SUMMARY');
  const inspected = round.some(({ step }) => step === 'INSPECTED');
  const chain = chains.find(({ key }) => gates.mode === 'consent' && key === gates.chain);
  const open = summary ? chainState(chain, summary.reviews, summary.on).open : [];
  const state = !summary
    ? lastRefusal >= 0
      ? 'MAKE_UP'
      : 'OPEN'
    : open.length === 0 && inspected
      ? 'SUMMARY_REVIEWED'
      : inspected
        ? 'SUPERVISION_INSPECTED'
        : 'SELF_SUMMARY_WRITTEN';
  return {
    ...{ link, state, ...noDays },
    missing: [
      ...(summary ? [] : [`summary:${link}`]),
      ...(inspected ? [] : [`inspection:${link}`]),
      ...(summary ? open : (chain?.steps.map(({ key }) => key) ?? [])).map(
        (key) => `review:${key}`,
      ),
      `consent:${link}`,
    ],
  };
}
