import type { ServiceParts } from '@huiyin/service';
import { BureauFormQueries } from './bureau-form.queries';
import { FormCatalogue } from './form-catalogue';
import { FormShelf } from './form-shelf';
import { FormResolver } from './form.resolver';
import { PublishForm } from './publish-form';

export interface FormRoom {
  readonly shelf: FormShelf;
  readonly resolvers: object[];
}

/** Forms all bureaus share, and those a bureau publishes. */
export function composeForms({ reads, unitOfWork, clock }: ServiceParts): FormRoom {
  const shelf = new FormShelf(FormCatalogue.fromDisk(), new BureauFormQueries(reads));
  return { shelf, resolvers: [new FormResolver(shelf, new PublishForm(unitOfWork, shelf, clock))] };
}
