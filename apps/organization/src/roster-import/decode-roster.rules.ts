/**
 * Decodes an uploaded text file: UTF-8, UTF-16 with byte order mark (Word's "Unicode text"), else GB18030 (what
 * Chinese Windows calls ANSI). Never throws; undecodable bytes become U+FFFD and the parser then finds no roster.
 */
export function decodeRoster(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8;
}
