import { basisPoints } from '../form/form-words.rules';
import type { FormDefinition } from '../form/form-shape.rules';
import type { ClassPlan } from '../voter/ticket-classes.rules';
import type { AppraisalEntity } from './appraisal.entity';
import { RemeasureDiffers, RemeasuredNotPublished } from './appraisal.errors';
import type { CreateAppraisalInput } from './appraisal.inputs';
import { sortObjects } from './appraisal-objects.rules';
import { AppraisalState } from './appraisal-states.rules';
import { BallotMedium } from './appraisal.rules';
import type { AppraisalTargetEntity } from './appraisal-target.entity';
import type { Move } from './custody-records.rules';
import { dayIn } from './issue-ahead.rules';

/** The columns of an entity without its behaviour. */
type Columns<T> = {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- any method at all
  [K in keyof T as T[K] extends Function ? never : K]: T[K];
};

export interface AppraisalDraft {
  readonly appraisal: Columns<AppraisalEntity>;
  readonly targets: readonly Omit<AppraisalTargetEntity, 'appraisalId' | 'bureauId'>[];
}

const notYet = {
  state: AppraisalState.CREATED,
  ...{ formsIssuedAt: null, takeOver: null, turnout: null, isValid: null, tallyHash: null },
  ...{ summary: null, reportedTo: null, publishedTo: null, signatures: [] },
  annulment: null,
};

/** Which appraisal it becomes, and its first line in the history. */
interface Born {
  readonly id: string;
  readonly created: Move;
}

/** A first appraisal, by its form. */
export function freshDraft(
  input: CreateAppraisalInput,
  form: FormDefinition,
  { id, bureauId, created }: Born & { bureauId: string },
  newTargetId: () => string,
): AppraisalDraft {
  const { campaignId, unitId, title } = input;
  const meetingStartsAt = input.meetingStartsAt ?? null;
  const onDay = dayIn(form.timeZone, meetingStartsAt ?? new Date(created.at));
  const candidates = (input.targets ?? []).map((target) => ({
    ...{ kind: target.kind, label: target.label, personId: target.personId ?? null },
    isNonCpc: target.nonCpcObserver ?? false,
    transferredOutOn: target.transferredOutOn ?? null,
    leftOutBecause: target.leftOutBecause ?? null,
  }));
  const { included, leftOut } = sortObjects(candidates, onDay, form.targets);
  return {
    appraisal: {
      ...{ id, bureauId, campaignId, unitId, title, meetingStartsAt, leftOut: [...leftOut] },
      ...{ meetingId: input.meetingId ?? null, remeasuresAppraisalId: null },
      form: definitionOf(form),
      classes: plansOf(input, form),
      threshold: Math.max(form.threshold, input.threshold ?? 0),
      weakBelow: input.weakBelow ?? basisPoints(form.weakBelow) / 10_000,
      quorumBp: basisPoints(form.validity.quorum),
      minCounted: form.validity.minCounted,
      medium: input.medium ?? BallotMedium.ELECTRONIC,
      splitsClosingKey: input.splitClosingKey ?? false,
      ...notYet,
      history: [created],
    },
    targets: included.map(({ candidate, kind, isRouted, requirement }, ordinal) => ({
      ...{ id: newTargetId(), ordinal, kind, requirement, routed: isRouted },
      ...{ label: candidate.label, personId: candidate.personId },
    })),
  };
}

/** The same question of the same population. @throws RemeasuredNotPublished, RemeasureDiffers */
export function repeatedDraft(
  input: CreateAppraisalInput,
  first: AppraisalEntity,
  targets: readonly AppraisalTargetEntity[],
  { id, created }: Born,
): AppraisalDraft {
  if (first.publishedTo === null) throw new RemeasuredNotPublished();
  const samePlace = input.unitId === first.unitId && input.campaignId === first.campaignId;
  const sameMeeting = !input.meetingId || input.meetingId === first.meetingId;
  const brings = input.targets ?? input.form ?? input.ticketClasses ?? input.threshold;
  if (!samePlace || !sameMeeting || brings) throw new RemeasureDiffers();
  const { campaignId, unitId, meetingId, bureauId, form, classes, leftOut } = first;
  const { threshold, quorumBp, minCounted } = first;
  return {
    appraisal: {
      ...{ id, campaignId, unitId, meetingId, bureauId, form, classes, leftOut },
      ...{ threshold, quorumBp, minCounted, title: input.title, remeasuresAppraisalId: first.id },
      meetingStartsAt: input.meetingStartsAt ?? null,
      weakBelow: input.weakBelow ?? first.weakBelow,
      medium: input.medium ?? first.medium,
      splitsClosingKey: input.splitClosingKey ?? first.splitsClosingKey,
      ...notYet,
      history: [created],
    },
    targets,
  };
}

function plansOf({ ticketClasses }: CreateAppraisalInput, form: FormDefinition): ClassPlan[] {
  return form.classes.map(({ key, title, weight, source }) => {
    const said = ticketClasses?.find((each) => each.id === key);
    return {
      ...{ id: key, label: title.zh, source, weight: said?.weight ?? weight },
      personIds: [...new Set(said?.personIds ?? [])],
      guests: said?.guests ?? 0,
    };
  });
}

/** Without the hash, which is not part of what is asked. */
function definitionOf(form: FormDefinition): FormDefinition {
  const entries = Object.entries(form).filter(([name]) => name !== 'hash');
  return Object.fromEntries(entries) as unknown as FormDefinition;
}
