export interface AskCall {
  readonly login: string;
  readonly file: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly pick: string | null;
}

/** `office docs/walk/x.graphql campaign=… units=["a"] --pick campaigns.0.id`; null when it makes no sense. */
export function parseAsk(args: readonly string[]): AskCall | null {
  const at = args.indexOf('--pick');
  const pick = at < 0 ? null : (args[at + 1] ?? null);
  const [login, file, ...pairs] = args.filter(
    (_, index) => at < 0 || (index !== at && index !== at + 1),
  );
  if (!login || !file || (at >= 0 && pick === null)) return null;
  const variables: Record<string, unknown> = {};
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    if (split < 1) return null;
    variables[pair.slice(0, split)] = readValue(pair.slice(split + 1));
  }
  return { login, file, variables, pick };
}

/** The picked value as plain text (lists and objects as one line of JSON), or the whole answer indented. */
export function answerLines(data: unknown, pick: string | null): string {
  if (pick === null) return JSON.stringify(data, null, 2);
  const value = pick.split('.').reduce<unknown>(step, data);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One step of a path: a field, a place in a list, a field of every element, or `field=value` for those that match. */
function step(value: unknown, key: string): unknown {
  if (!Array.isArray(value)) return (value as Record<string, unknown> | null)?.[key] ?? null;
  if (/^\d+$/.test(key)) return (value[Number(key)] as unknown) ?? null;
  const [field = '', wanted] = key.split('=');
  return wanted === undefined
    ? value.map((element) => step(element, field))
    : value.filter((element) => step(element, field) === wanted);
}

// Lists, objects, numbers and booleans are JSON; whatever is not JSON is text, so that words need no quotes.
function readValue(raw: string): unknown {
  if (!/^([[{"]|-?\d+(\.\d+)?$|true$|false$|null$)/.test(raw)) return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return raw;
  }
}
