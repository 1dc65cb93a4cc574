import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { kindOf, type RecordFact } from '../record/record-fact';
import { UnitNotInCampaign } from '../record/record.errors';
import { unitOf } from '../record/record-store.queries';
import type { FieldGiven } from '../record/record-values.rules';
import { type RecordUnit, supervises } from '../record/recorder.rules';
import type { ReviewRecord } from '../record/review-record';
import { LinksNotGated, LinkStepNotNext, LinkUnknown } from './gate.errors';
import { type LinkGate, linkGates, type TakenStep } from './link-gate.rules';
import { insertStep, lockLinks, takenSteps } from './link-steps.queries';

interface OfLink {
  readonly campaignId: string;
  readonly unitId: string;
  readonly link: string;
}

interface Passing {
  readonly tx: Tx;
  readonly frame: CampaignFrame;
  readonly unit: RecordUnit;
  readonly gate: LinkGate;
  readonly taken: readonly TakenStep[];
}

/** §4.12 A: a unit sums up a link, its supervision group inspects, the office consents or asks for make-up (R002.39–40). */
export class PassLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RecordFact,
    private readonly reviews: ReviewRecord,
  ) {}

  submitSummary(
    actor: Actor,
    given: OfLink & {
      readonly clientKey: string;
      readonly fields?: readonly FieldGiven[] | null | undefined;
    },
  ): Promise<{ id: string }> {
    return this.step(
      actor,
      given,
      () => true,
      async ({ tx, frame, unit, gate }) => {
        const { gates } = frame.definition;
        if (gates.mode !== 'consent') throw new LinksNotGated(gates.mode);
        if (
          !['OPEN', 'MAKE_UP', 'SELF_SUMMARY_WRITTEN', 'SUPERVISION_INSPECTED'].includes(gate.state)
        )
          throw new LinkStepNotNext(gate.state, gate.missing);
        const kind = kindOf(frame, gates.summary);
        const linkField = kind.fields.find((field) => field.is === 'code' && field.of === 'links');
        const sent = given.fields ?? [];
        const named = sent.some(({ field }) => field === linkField?.key);
        const record = await this.facts.within(tx, actor, {
          ...{ campaignId: frame.id, unitId: unit.unitId, kind: kind.key },
          ...{ happenedOn: this.today(frame), clientKey: given.clientKey },
          fields:
            linkField && !named ? [...sent, { field: linkField.key, code: given.link }] : sent,
        });
        return { step: 'SUMMARY', recordId: record.id, remark: null };
      },
    );
  }

  inspect(actor: Actor, given: OfLink & { readonly remark: string }): Promise<{ id: string }> {
    const isMine = (unit: RecordUnit) => supervises(actor, unit);
    return this.step(actor, given, isMine, async ({ gate }) => {
      if (!['SELF_SUMMARY_WRITTEN', 'OPEN', 'MAKE_UP'].includes(gate.state))
        throw new LinkStepNotNext(gate.state, gate.missing);
      return { step: 'INSPECTED', recordId: null, remark: given.remark.trim() };
    });
  }

  /** Consent opens the next link; a refusal says what has to be made up. Both are steps of the summary's chain. */
  decide(
    actor: Actor,
    given: OfLink & { readonly consent: boolean; readonly remark: string | null },
  ): Promise<{ id: string }> {
    const isMine = () => actor.hasRole('campaign-office');
    return this.step(actor, given, isMine, async ({ tx, gate, taken }) => {
      const summary = taken.findLast(({ link, step }) => link === given.link && step === 'SUMMARY');
      if (!summary?.recordId || ['CONSENTED', 'MAKE_UP'].includes(gate.state))
        throw new LinkStepNotNext(gate.state, gate.missing);
      await this.reviews.within(tx, actor, {
        ...{ recordId: summary.recordId, step: null, remark: given.remark },
        outcome: given.consent ? 'passed' : 'returned',
      });
      return null;
    });
  }

  private step(
    actor: Actor,
    { campaignId, unitId, link }: OfLink,
    isMine: (unit: RecordUnit) => boolean,
    take: (passing: Passing) => Promise<{
      step: TakenStep['step'];
      recordId: string | null;
      remark: string | null;
    } | null>,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { frames, clock } = this.facts.keeper;
      const frame = await frames.get(rowsOf(tx), actor.bureauId, campaignId);
      if (!frame) throw new CampaignNotFound();
      const unit = await unitOf(tx.manager, actor.bureauId, campaignId, unitId);
      const isNear =
        unit?.answeredBy.some((one) => actor.coversUnit('duty:read', one)) && isMine(unit);
      if (!unit || !isNear) throw new UnitNotInCampaign();
      const { gates, links } = frame.definition;
      if (gates.mode !== 'consent') throw new LinksNotGated(gates.mode);
      await lockLinks(tx.manager, frame, unitId);
      const taken = await takenSteps(rowsOf(tx), frame, unitId);
      const found = linkGates(frame.definition, taken, this.today(frame));
      const gate = found.find((one) => one.link === link);
      if (!gate) throw new LinkUnknown(links.map(({ key }) => key));
      const done = await take({ tx, frame, unit, gate, taken });
      if (!done) return { id: campaignId };
      const place = { bureauId: frame.bureauId, campaignId, unitId, link };
      const when = { happenedOn: this.today(frame), recordedAt: clock.now() };
      const id = newId();
      await insertStep(tx.manager, { ...place, ...done, ...when, id, recordedBy: actor.personId });
      return { id: campaignId };
    });
  }

  private today({ timeZone }: CampaignFrame): string {
    return dayIn(timeZone, this.facts.keeper.clock.now());
  }
}
