import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { FileDamaged, FileEncrypted, FileUnpacksTooLarge } from './office-file.errors';

export interface ArchiveLimits {
  readonly entries: number;
  /** Of all parts together, as declared and as counted. */
  readonly inflatedBytes: number;
  /** Inflated to deflated, of parts above a mebibyte. Tables of text reach 40, bombs 1 000. */
  readonly ratio: number;
}

export const archiveLimits: ArchiveLimits = {
  entries: 1_000,
  inflatedBytes: 256 * 1024 * 1024,
  ratio: 200,
};

const mebibyte = 1024 * 1024;

/**
 * The parts of a .docx or .xlsx. What it declares is checked before a byte is unpacked, what it really holds is counted
 * while it is: no library sees a part that was not let through here.
 */
export class OfficeArchive {
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ArchiveLimits,
  ) {}

  /** Throws FileDamaged, FileEncrypted, FileUnpacksTooLarge. */
  static async open(bytes: Buffer, limits: ArchiveLimits = archiveLimits): Promise<OfficeArchive> {
    const zip = await opened(bytes);
    if (zip.entryCount > limits.entries)
      throw new FileUnpacksTooLarge({ parts: zip.entryCount, most: limits.entries });
    const entries = await entriesOf(zip);
    let declared = 0;
    for (const entry of entries.values()) {
      declared += entry.uncompressedSize;
      check(entry, declared, limits);
    }
    return new OfficeArchive(zip, entries, limits);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The unpacked bytes of a part as they come. Throws FileDamaged when it is missing or broken, FileUnpacksTooLarge. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new FileDamaged(name);
    const stream = await this.stream(entry);
    try {
      for await (const chunk of stream) {
        this.inflated += (chunk as Buffer).length;
        if (this.inflated > 2 * this.limits.inflatedBytes)
          throw new FileUnpacksTooLarge({ part: name });
        yield chunk as Buffer;
      }
    } catch (error) {
      throw this.refusalOf(error, name);
    } finally {
      stream.destroy();
    }
  }

  /** A small part as text. */
  async text(name: string, mostBytes = 8 * mebibyte): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.read(name)) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new FileUnpacksTooLarge({ part: name });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  private stream(entry: Entry): Promise<NodeJS.ReadableStream & { destroy(): void }> {
    return new Promise((resolve, reject) =>
      this.zip.openReadStream(entry, (error, stream) =>
        error ? reject(new FileDamaged(entry.fileName)) : resolve(stream),
      ),
    );
  }

  private refusalOf(error: unknown, part: string): Error {
    if (error instanceof FileUnpacksTooLarge) return error;
    // yauzl counts as well: more bytes than declared is the mark of a bomb, fewer of damage.
    return /too many bytes/.test(String(error))
      ? new FileUnpacksTooLarge({ part })
      : new FileDamaged(part);
  }
}

function check(entry: Entry, declared: number, limits: ArchiveLimits): void {
  const { fileName, compressedSize, uncompressedSize, generalPurposeBitFlag } = entry;
  if ((generalPurposeBitFlag & 1) === 1) throw new FileEncrypted();
  if (declared > limits.inflatedBytes)
    throw new FileUnpacksTooLarge({ part: fileName, most: limits.inflatedBytes });
  if (uncompressedSize > mebibyte && uncompressedSize > limits.ratio * Math.max(compressedSize, 1))
    throw new FileUnpacksTooLarge({ part: fileName, ratio: limits.ratio });
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) =>
      error ? reject(new FileDamaged('archive')) : resolve(zip),
    ),
  );
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new FileDamaged('archive')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      // Two parts of one name: one program would read the one, another the other.
      if (entries.has(entry.fileName)) return reject(new FileDamaged(entry.fileName));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
