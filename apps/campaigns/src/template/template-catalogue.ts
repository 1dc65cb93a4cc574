import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { deriveTemplate, originOf } from './derive-template.rules';
import {
  definitionOf,
  parseTemplate,
  readYaml,
  type Template,
  withHash,
} from './parse-template.rules';
import { TemplateInvalid, TemplateUnknown } from './template.errors';

/** The templates this service was started with. Read once: a broken one keeps the service from starting. */
export class TemplateCatalogue {
  private readonly versionsByKey: ReadonlyMap<string, readonly Template[]>;

  /** Several versions of a key may stand side by side; a campaign keeps the one it was opened with. */
  constructor(templates: readonly Template[]) {
    const byKey = new Map<string, Template[]>();
    for (const template of templates)
      byKey.set(template.key, [...(byKey.get(template.key) ?? []), template]);
    for (const versions of byKey.values()) versions.sort((a, b) => b.version - a.version);
    this.versionsByKey = byKey;
  }

  /** Every `<key>.yaml`, and `<key>@<version>.yaml` of older or newer versions. */
  static fromDisk(
    folder = join(workspaceRoot(), 'apps', 'campaigns', 'templates'),
  ): TemplateCatalogue {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    const texts = files.map((file) => ({ file, yaml: readFileSync(join(folder, file), 'utf8') }));
    const derived = texts.filter(({ yaml }) => /^extends:/m.test(yaml));
    const catalogue = new TemplateCatalogue(
      texts.filter((text) => !derived.includes(text)).map(readWhole),
    );
    return derived.reduce(
      (known, text) => new TemplateCatalogue([...known.all(), readDerived(text, known)]),
      catalogue,
    );
  }

  /** The newest version of each key. */
  list(): Template[] {
    return [...this.versionsByKey.values()].flatMap(([newest]) => newest ?? []);
  }

  all(): Template[] {
    return [...this.versionsByKey.values()].flat();
  }

  /** TEMPLATE_UNKNOWN where there is none; without a version the newest. */
  get(key: string, version?: number): Template {
    const template = this.find(key, version);
    if (!template) throw new TemplateUnknown([...this.versionsByKey.keys()]);
    return template;
  }

  find(key: string, version?: number): Template | undefined {
    return this.versionsByKey
      .get(key)
      ?.find((template) => version === undefined || template.version === version);
  }
}

interface TemplateText {
  readonly file: string;
  readonly yaml: string;
}

function readWhole({ file, yaml }: TemplateText): Template {
  return namedAs(file, parseTemplate(file, yaml));
}

function readDerived({ file, yaml }: TemplateText, known: TemplateCatalogue): Template {
  const source = readYaml(yaml);
  if ('problems' in source) throw new TemplateInvalid(file, source.problems);
  const origin = originOf(source.value);
  const base = origin && known.find(origin.key, origin.version);
  if (!base)
    throw new TemplateInvalid(file, [{ path: 'extends', problem: 'there is no such template' }]);
  const reading = deriveTemplate(definitionOf(base), source.value);
  if ('problems' in reading) throw new TemplateInvalid(file, reading.problems);
  return namedAs(file, withHash(reading.definition));
}

function namedAs(file: string, template: Template): Template {
  const { key, version } = template;
  if (file !== `${key}.yaml` && file !== `${key}@${version}.yaml`)
    throw new TemplateInvalid(file, [
      { path: 'key', problem: 'must be the name of the file: <key>.yaml or <key>@<version>.yaml' },
    ]);
  return template;
}
