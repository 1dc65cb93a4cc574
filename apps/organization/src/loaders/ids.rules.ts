const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a text can be an id at all; what cannot is simply not there, and must not reach the database. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
