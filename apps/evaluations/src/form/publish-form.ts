import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { BureauFormEntity } from './bureau-form.entity';
import type { FormShelf } from './form-shelf';
import {
  AppraisalFormInvalid,
  AppraisalFormKeyShared,
  AppraisalFormNeedsBureau,
  AppraisalFormVersionNotNext,
  AppraisalFormVersionTaken,
} from './form.errors';
import { type Form, readForm, withHash } from './parse-form.rules';

/** The office publishes a form of its bureau. The same text twice is one version; another text needs the next. */
export class PublishForm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shelf: FormShelf,
    private readonly clock: Clock,
  ) {}

  /** @throws AppraisalFormInvalid, AppraisalFormKeyShared, AppraisalFormVersionTaken, AppraisalFormVersionNotNext */
  async execute(actor: Actor, yaml: string): Promise<Form> {
    const { bureauId, personId } = actor;
    if (bureauId === null || personId === null) throw new AppraisalFormNeedsBureau();
    const reading = readForm(yaml);
    if ('problems' in reading) throw new AppraisalFormInvalid('handed in', reading.problems);
    const form = withHash(reading.definition);
    if (this.shelf.catalogue.find(form.key, null)) throw new AppraisalFormKeyShared(form.key);
    const row = Object.assign(new BureauFormEntity(), {
      ...{ bureauId, key: form.key, version: form.version, hash: form.hash, yaml },
      ...{ definition: reading.definition, publishedAt: this.clock.now(), publishedBy: personId },
    });
    try {
      return await this.unitOfWork.run(actor, (tx) => publish(tx, row, form));
    } catch (error) {
      if (violatedConstraint(error) !== 'bureau_form_pk') throw error;
      return this.unitOfWork.run(actor, (tx) => publish(tx, row, form));
    }
  }
}

/** Versions follow each other without a gap, so that nobody asks where the one between has gone. */
async function publish(tx: Tx, row: BureauFormEntity, form: Form): Promise<Form> {
  const { bureauId, key, version, hash } = row;
  const [newest] = await tx.manager.find(BureauFormEntity, {
    where: { bureauId, key },
    select: { bureauId: true, key: true, version: true, hash: true },
    order: { version: 'DESC' },
    take: 1,
  });
  const last = newest?.version ?? 0;
  if (newest?.version === version && newest.hash === hash) return form;
  if (version <= last) throw new AppraisalFormVersionTaken(key, version, last + 1);
  if (version !== last + 1) throw new AppraisalFormVersionNotNext(key, version, last + 1);
  await tx.manager.insert(BureauFormEntity, row);
  return form;
}
