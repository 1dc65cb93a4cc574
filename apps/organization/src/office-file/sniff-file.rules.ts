import { isUtf8 } from 'node:buffer';
import {
  FileEmpty,
  FileEncrypted,
  FileHasMacros,
  FileNotRecognised,
  FileNotWhatItClaims,
  FileOldFormat,
} from './office-file.errors';

export type FileContent = 'zip' | 'text';

const macroTypes = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm']);
const claims: Readonly<Record<string, FileContent>> = {
  docx: 'zip',
  xlsx: 'zip',
  csv: 'text',
  tsv: 'text',
  txt: 'text',
};
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** What a file is, told by its bytes and never by its name; throws when it is nothing that is read here. */
export function sniffFile(bytes: Buffer, fileName: string): FileContent {
  if (bytes.length === 0) throw new FileEmpty();
  const claimed = /\.([a-z0-9]{1,5})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if (macroTypes.has(claimed)) throw new FileHasMacros();
  if (begins(bytes, ole))
    throw bytes.includes(encryptedPackage) ? new FileEncrypted() : new FileOldFormat();
  const other = signatures.find(([, signature]) => begins(bytes, signature));
  if (other) throw refusal(claimed, other[0]);
  const content = begins(bytes, zip) ? 'zip' : textOrNothing(bytes, claimed);
  const expected = claims[claimed];
  if (expected !== undefined && expected !== content)
    throw new FileNotWhatItClaims(claimed, content);
  return content;
}

function refusal(claimed: string, found: string): Error {
  return claimed in claims ? new FileNotWhatItClaims(claimed, found) : new FileNotRecognised(found);
}

/** Web pages saved as .xls are HTML, "Word 2003 XML" is XML: both look like text and are none. */
function textOrNothing(bytes: Buffer, claimed: string): 'text' {
  const isWide = begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
  const head = bytes.subarray(0, 1_000).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|\?mso|table)/i.test(head))
    throw refusal(claimed, 'html');
  if (!isWide && (bytes.includes(0) || isBinary(bytes))) throw refusal(claimed, 'binary');
  return 'text';
}

/** More than a stray control character in a text that is no UTF-8 either. */
function isBinary(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return false;
  const head = bytes.subarray(0, 64 * 1024);
  let control = 0;
  for (const byte of head)
    if (byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d].includes(byte)) control += 1;
  return control > head.length / 100;
}

function begins(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
