import type { Readable } from 'node:stream';
import type { Actor, Permission } from '@huiyin/identity';
import type { Logger } from '@huiyin/observability';

/** One file on its way in or out, asked for by somebody whose permission was checked. */
export interface FileRequest {
  readonly actor: Actor;
  readonly requestId: string;
  readonly logger: Logger;
  /** The `:name` parts of the path. Not trusted: the verb checks them. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What the sender calls the file; empty for downloads. Never a path, never believed about the content. */
  readonly fileName: string;
  /** Bytes as they come, back-pressure included; throws FileTooLarge or FileCutShort. Empty for downloads. */
  readonly body: AsyncIterable<Buffer>;
}

/** A JSON answer (uploads). An `id` in it stands in the audit line. */
export interface FileReceipt {
  readonly status?: 200 | 201 | 202;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A file to hand out. `fileName` may hold any printable character (RFC 6266 / 8187 encoding is done here). */
export interface FileDownload {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer | Readable;
  /** What the audit line names beside the route, such as the id of the group that was exported. */
  readonly objectId?: string;
}

/**
 * A door for files beside the graph: `/files` + `path` of the subgraph, reached only through the gateway's
 * `/files/<subgraph>` + `path`, which must declare it too. Default deny: no route without a permission.
 */
export type FileRoute = {
  /** Kebab-case segments, `:name` for parameters, such as `/exports/contact-table/:campaignId`. */
  readonly path: string;
  readonly permission: Permission;
} & (
  | {
      readonly method: 'POST';
      readonly maxBytes: number;
      readonly receive: (request: FileRequest) => Promise<FileReceipt>;
    }
  | { readonly method: 'GET'; readonly send: (request: FileRequest) => Promise<FileDownload> }
);
