import { type Tx, type UnitOfWork, violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { BureauTemplateEntity } from './bureau-template.entity';
import { type Template, withHash } from './parse-template.rules';
import type { TemplateShelf } from './template-shelf';
import {
  TemplateInvalid,
  TemplateKeyShared,
  TemplateNeedsBureau,
  TemplateVersionNotNext,
  TemplateVersionTaken,
} from './template.errors';

/** The office publishes a template of its bureau. The same text twice is one version; another text needs the next. */
export class PublishTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shelf: TemplateShelf,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, yaml: string): Promise<Template> {
    const { bureauId, personId } = actor;
    if (bureauId === null || personId === null) throw new TemplateNeedsBureau();
    const reading = await this.shelf.read(actor, yaml);
    if ('problems' in reading) throw new TemplateInvalid('handed in', reading.problems);
    const template = withHash(reading.definition);
    if (this.shelf.catalogue.find(template.key)) throw new TemplateKeyShared(template.key);
    const published = Object.assign(new BureauTemplateEntity(), {
      ...{ bureauId, key: template.key, version: template.version, hash: template.hash, yaml },
      ...{ definition: reading.definition, publishedAt: this.clock.now(), publishedBy: personId },
    });
    try {
      return await this.unitOfWork.run(actor, (tx) => publish(tx, published, template));
    } catch (error) {
      if (violatedConstraint(error) !== 'bureau_template_pk') throw error;
      return this.unitOfWork.run(actor, (tx) => publish(tx, published, template));
    }
  }
}

/** Versions follow each other without a gap, so that nobody asks where the one between has gone. */
async function publish(tx: Tx, row: BureauTemplateEntity, template: Template): Promise<Template> {
  const { bureauId, key, version, hash } = row;
  const [newest] = await tx.manager.find(BureauTemplateEntity, {
    where: { bureauId, key },
    select: { bureauId: true, key: true, version: true, hash: true },
    order: { version: 'DESC' },
    take: 1,
  });
  const last = newest?.version ?? 0;
  if (newest?.version === version && newest.hash === hash) return template;
  if (version <= last) throw new TemplateVersionTaken(key, version, last + 1);
  if (version !== last + 1) throw new TemplateVersionNotNext(key, version, last + 1);
  await tx.manager.insert(BureauTemplateEntity, row);
  return template;
}
