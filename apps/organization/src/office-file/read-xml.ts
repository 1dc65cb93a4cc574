import { SaxesParser } from 'saxes';
import { DomainError } from '@huiyin/kernel';
import { FileDamaged, FileUnpacksTooLarge, FileXmlRefused } from './office-file.errors';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix: office programs choose prefixes as they like. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const deepest = 256;

/** A text or tag is collected until it ends; a cell holds 32 767 characters, and no table has a text of megabytes. */
const longestPiece = 8 * 1024 * 1024;

/**
 * Feeds a part to the handler and yields after every chunk, so that whoever collects rows can hand them on. Throws
 * FileXmlRefused for a DOCTYPE (no entity is ever expanded), FileDamaged for XML that is none.
 */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  { open, close, text }: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let depth = 0;
  let sinceTag = 0;
  parser.on('doctype', () => {
    throw new FileXmlRefused(part);
  });
  parser.on('error', () => {
    throw new FileDamaged(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    sinceTag = 0;
    if (depth > deepest) throw new FileDamaged(part);
    open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    sinceTag = 0;
    close?.(localName(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      sinceTag += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (sinceTag > longestPiece) throw new FileUnpacksTooLarge({ part });
      yield;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw error instanceof DomainError ? error : new FileDamaged(part);
  }
  yield;
}

/** An attribute by its name without prefix, such as `val` for `w:val`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
