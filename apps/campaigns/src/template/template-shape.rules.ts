import { z } from 'zod';
import { isTimeZone } from '../calendar/days.rules';
import { dutyRule } from './duty-shape.rules';
import {
  calendar,
  filingTarget,
  gates,
  header,
  interpretations,
  knownDefect,
  link,
  linkedCampaign,
  meeting,
  participation,
  period,
  publicationScope,
  reminders,
  role,
  taxonomy,
} from './frame-shape.rules';
import { recordKind, reviewChain } from './record-shape.rules';
import { bilingual, key, text } from './template-words.rules';

export { type RuleStrength, ruleStrengths } from './template-words.rules';
export type { MeetingDefinition } from './frame-shape.rules';
export type { DutyRule } from './duty-shape.rules';

const none = () => [];

/** The template this one adapts, or the plan a unit's plan follows (R001.1, R003.111). */
export const origin = z.strictObject({ key, version: z.int().min(1) });

/** The shape of a campaign template. What it cannot say about itself, `parseTemplate` checks afterwards. */
export const templateShape = z.strictObject({
  key,
  version: z.int().min(1),
  extends: origin.optional(),
  title: bilingual,
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai'),
  calendar: calendar.prefault({}),
  header,
  period: period.prefault({}),
  gates,
  links: z.array(link).min(1).max(30),
  roles: z.array(role).max(60).default(none),
  taxonomies: z.array(taxonomy).max(60).default(none),
  participation,
  records: z.array(recordKind).max(150).default(none),
  chains: z.array(reviewChain).max(40).default(none),
  meetings: z.array(meeting).max(30).default(none),
  filingTargets: z.array(filingTarget).max(20).default(none),
  publicationScopes: z.array(publicationScope).max(20).default(none),
  linkedCampaigns: z.array(linkedCampaign).max(20).default(none),
  interpretations: interpretations.prefault({}),
  reminders: reminders.prefault({}),
  /** Counting is a check of duties; where forbidden, no list is ever ordered by it (R001.56, R002.27). */
  ranking: z.enum(['allowed', 'forbidden']),
  /** What this campaign calls things that have another name elsewhere. */
  vocabulary: z.record(key, bilingual).default(() => ({})),
  /** Why it departs from what it extends, by path: `duties.mobilization-meeting.deadline`. */
  reasons: z.record(z.string().max(200), text).default(() => ({})),
  knownDefects: z.array(knownDefect).max(50).default(none),
  duties: z.array(dutyRule).max(200),
});

export type TemplateDefinition = z.output<typeof templateShape>;
export type TemplateOrigin = z.output<typeof origin>;
/** Everything a definition has under a key, by the name of its list. */
export type KeyedList =
  | 'links'
  | 'roles'
  | 'taxonomies'
  | 'records'
  | 'chains'
  | 'meetings'
  | 'filingTargets'
  | 'publicationScopes'
  | 'linkedCampaigns'
  | 'duties';
