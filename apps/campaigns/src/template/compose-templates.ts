import type { ServiceParts } from '@huiyin/service';
import { BureauTemplateQueries } from './bureau-template.queries';
import { CheckTemplate } from './check-template';
import { PublishTemplate } from './publish-template';
import type { TemplateCatalogue } from './template-catalogue';
import { TemplatePublishingResolver } from './template-publishing.resolver';
import { TemplateShelf } from './template-shelf';
import { TemplateResolver } from './template.resolver';

export interface TemplateRoom {
  readonly shelf: TemplateShelf;
  readonly resolvers: object[];
}

/** Templates all bureaus share, those a bureau publishes, and what differs between them. */
export function composeTemplates(
  { reads, unitOfWork, clock }: ServiceParts,
  catalogue: TemplateCatalogue,
): TemplateRoom {
  const shelf = new TemplateShelf(catalogue, new BureauTemplateQueries(reads));
  const publish = new PublishTemplate(unitOfWork, shelf, clock);
  return {
    shelf,
    resolvers: [
      new TemplateResolver(shelf),
      new TemplatePublishingResolver(shelf, new CheckTemplate(shelf), publish),
    ],
  };
}
