import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { AppraisalFormInvalid } from './form.errors';
import { type Form, parseForm } from './parse-form.rules';

/** The forms this service was started with. Read once: a broken one keeps the service from starting. */
export class FormCatalogue {
  constructor(private readonly forms: readonly Form[]) {}

  /** Every `<key>.yaml`, and `<key>@<version>.yaml` of older or newer versions. */
  static fromDisk(folder = join(workspaceRoot(), 'apps', 'evaluations', 'forms')): FormCatalogue {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    return new FormCatalogue(
      files.map((file) => namedAs(file, parseForm(file, readFileSync(join(folder, file), 'utf8')))),
    );
  }

  /** The newest version of each key, by key. */
  list(): Form[] {
    const keys = [...new Set(this.forms.map(({ key }) => key))].sort();
    return keys.flatMap((key) => this.find(key, null) ?? []);
  }

  /** Without a version the newest. */
  find(key: string, version: number | null): Form | null {
    const found = this.forms
      .filter((form) => form.key === key && (version === null || form.version === version))
      .sort((a, b) => b.version - a.version);
    return found[0] ?? null;
  }
}

function namedAs(file: string, form: Form): Form {
  if (file === `${form.key}.yaml` || file === `${form.key}@${form.version}.yaml`) return form;
  throw new AppraisalFormInvalid(file, [
    { path: 'key', problem: 'must be the name of the file: <key>.yaml or <key>@<version>.yaml' },
  ]);
}
