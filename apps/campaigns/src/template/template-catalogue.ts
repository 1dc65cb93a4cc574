import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { parseTemplate, type Template } from './parse-template.rules';
import { TemplateInvalid, TemplateUnknown } from './template.errors';

/** The templates this service was started with. Read once: a broken one keeps the service from starting. */
export class TemplateCatalogue {
  private readonly byKey: ReadonlyMap<string, Template>;

  constructor(templates: readonly Template[]) {
    this.byKey = new Map(templates.map((template) => [template.key, template]));
  }

  static fromDisk(
    folder = join(workspaceRoot(), 'apps', 'campaigns', 'templates'),
  ): TemplateCatalogue {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    return new TemplateCatalogue(files.map((file) => readTemplate(folder, file)));
  }

  list(): Template[] {
    return [...this.byKey.values()];
  }

  get(key: string): Template {
    const template = this.byKey.get(key);
    if (!template) throw new TemplateUnknown([...this.byKey.keys()]);
    return template;
  }
}

function readTemplate(folder: string, file: string): Template {
  const template = parseTemplate(file, readFileSync(join(folder, file), 'utf8'));
  if (`${template.key}.yaml` !== file)
    throw new TemplateInvalid(file, [{ path: 'key', problem: 'must be the name of the file' }]);
  return template;
}
