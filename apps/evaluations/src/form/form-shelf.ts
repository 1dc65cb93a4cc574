import type { Actor } from '@huiyin/identity';
import type { BureauFormQueries } from './bureau-form.queries';
import type { FormCatalogue } from './form-catalogue';
import { AppraisalFormUnknown } from './form.errors';
import type { Form } from './parse-form.rules';

/** Every form a bureau can hold an appraisal with: those of the service, which all share, and its own. */
export class FormShelf {
  constructor(
    readonly catalogue: FormCatalogue,
    private readonly own: BureauFormQueries,
  ) {}

  /** The newest version of each, the bureau's own behind the shared ones. */
  async list(actor: Actor): Promise<Form[]> {
    return [...this.catalogue.list(), ...(await this.own.newest(actor))];
  }

  /** Without a version the newest; null where there is none, or it is another bureau's. */
  async find(actor: Actor, key: string, version: number | null): Promise<Form | null> {
    return this.catalogue.find(key, version) ?? this.own.find(actor, key, version);
  }

  /** @throws AppraisalFormUnknown where `find` says null */
  async get(actor: Actor, key: string, version: number | null): Promise<Form> {
    const form = await this.find(actor, key, version);
    if (!form) throw new AppraisalFormUnknown(key, version);
    return form;
  }
}
