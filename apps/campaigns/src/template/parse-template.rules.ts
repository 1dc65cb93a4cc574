import { createHash } from 'node:crypto';
import { parseDocument } from 'yaml';
import { type TemplateDefinition, templateShape } from './template-shape.rules';
import { TemplateInvalid, type TemplateProblem } from './template.errors';

export interface Template extends TemplateDefinition {
  /** SHA-256 of the definition, not of the file: comments and line ends do not make another template. */
  readonly hash: string;
}

/** Reads one YAML template; refuses it with every problem and its path (TEMPLATE_INVALID), never with only the first. */
export function parseTemplate(file: string, yaml: string): Template {
  const document = parseDocument(yaml.replace(/^\uFEFF/, ''), { uniqueKeys: true });
  if (document.errors.length > 0)
    throw new TemplateInvalid(
      file,
      document.errors.map(({ linePos, message }) => ({
        path: `line ${linePos?.[0].line ?? '?'}`,
        problem: message.split('\n')[0] ?? message,
      })),
    );
  const parsed = templateShape.safeParse(document.toJS());
  if (!parsed.success)
    throw new TemplateInvalid(
      file,
      parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), problem: message })),
    );
  const problems = contradictions(parsed.data);
  if (problems.length > 0) throw new TemplateInvalid(file, problems);
  const hash = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex');
  return { ...parsed.data, hash };
}

/** What the shape cannot see: names that point nowhere, names given twice, unit types with two modes. */
function contradictions(template: TemplateDefinition): TemplateProblem[] {
  const { links, meetings, duties, participation } = template;
  const linkKeys = links.map(({ key }) => key);
  const meetingKeys = meetings.map(({ key }) => key);
  const dutyKeys = duties.map(({ key }) => key);
  const modes = participation.map(({ unitTypes }) => unitTypes);
  return [
    ...twice(linkKeys, (at) => `links[${at}].key`),
    ...twice(meetingKeys, (at) => `meetings[${at}].key`),
    ...twice(dutyKeys, (at) => `duties[${at}].key`),
    ...twice(modes.flat(), (at) => placeIn(modes, at)),
    ...meetings.flatMap(({ requires }, at) =>
      unknown(requires, dutyKeys, (place) => `meetings[${at}].requires[${place}]`, 'duty'),
    ),
    ...duties.flatMap(({ link }, at) =>
      unknown([link], linkKeys, () => `duties[${at}].link`, 'link'),
    ),
    ...duties.flatMap(({ fulfilment }, at) =>
      fulfilment.by === 'meeting'
        ? unknown(
            [fulfilment.meeting],
            meetingKeys,
            () => `duties[${at}].fulfilment.meeting`,
            'meeting',
          )
        : [],
    ),
  ];
}

function twice(keys: readonly string[], path: (at: number) => string): TemplateProblem[] {
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at ? [] : [{ path: path(at), problem: `"${key}" is given twice` }],
  );
}

function unknown(
  keys: readonly string[],
  known: readonly string[],
  path: (place: number) => string,
  noun: string,
): TemplateProblem[] {
  return keys.flatMap((key, place) =>
    known.includes(key) ? [] : [{ path: path(place), problem: `there is no ${noun} "${key}"` }],
  );
}

function placeIn(lists: readonly (readonly string[])[], at: number): string {
  let left = at;
  for (const [outer, list] of lists.entries()) {
    if (left < list.length) return `participation[${outer}].unitTypes[${left}]`;
    left -= list.length;
  }
  return 'participation';
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return text.join('').replace(/^\./, '') || '(the whole file)';
}
