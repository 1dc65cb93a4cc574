import { NoSuchDay, UnknownEncoding } from './contact-table.errors';

export const contactTableFormats = ['docx', 'xlsx', 'txt', 'csv'] as const;
export type ContactTableFormat = (typeof contactTableFormats)[number];

/** GB18030 is what older Chinese Windows programs open without asking. */
export const textEncodings = ['utf-8', 'gb18030'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Null when none was asked for. @throws NoSuchDay */
export function readDay(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = /^[12]\d{3}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new NoSuchDay();
  return text;
}

/** @throws UnknownEncoding */
export function readEncoding(text = 'utf-8'): TextEncoding {
  const found = textEncodings.find((encoding) => encoding === text.toLowerCase());
  if (found === undefined) throw new UnknownEncoding(textEncodings);
  return found;
}
