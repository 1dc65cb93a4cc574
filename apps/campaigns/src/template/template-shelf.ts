import type { Actor } from '@huiyin/identity';
import type { BureauTemplateQueries } from './bureau-template.queries';
import { deriveTemplate, originOf } from './derive-template.rules';
import {
  definitionOf,
  readDefinition,
  readYaml,
  type Template,
  type TemplateReading,
} from './parse-template.rules';
import type { TemplateCatalogue } from './template-catalogue';
import { TemplateUnknown } from './template.errors';

/** Every template a bureau can open: those of the service, which all share, and the bureau's own. */
export class TemplateShelf {
  constructor(
    readonly catalogue: TemplateCatalogue,
    private readonly own: BureauTemplateQueries,
  ) {}

  /** The newest version of each, the bureau's own behind the shared ones. */
  async list(actor: Actor): Promise<Template[]> {
    return [...this.catalogue.list(), ...(await this.own.newest(actor))];
  }

  /** Without a version the newest; null where there is none, or it is another bureau's. */
  async find(actor: Actor, key: string, version?: number | null): Promise<Template | null> {
    const shared = this.catalogue.find(key, version ?? undefined);
    return shared ?? this.own.find(actor, key, version ?? null);
  }

  /** TEMPLATE_UNKNOWN where `find` says null. */
  async get(actor: Actor, key: string, version?: number | null): Promise<Template> {
    const template = await this.find(actor, key, version);
    if (template) return template;
    throw new TemplateUnknown((await this.list(actor)).map((each) => each.key));
  }

  /** What a text says as a template, whole or as an adaptation of one on the shelf; or everything that is wrong with it. */
  async read(actor: Actor, yaml: string): Promise<TemplateReading> {
    const source = readYaml(yaml);
    if ('problems' in source) return source;
    const origin = originOf(source.value);
    if (origin === null) return readDefinition(source.value);
    const base = await this.find(actor, origin.key, origin.version);
    if (base) return deriveTemplate(definitionOf(base), source.value);
    return {
      problems: [
        {
          path: 'extends',
          problem: `there is no template ${origin.key}, version ${origin.version}`,
        },
      ],
    };
  }
}
