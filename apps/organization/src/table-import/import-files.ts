import type { FileRoute } from '@huiyin/graphql-server';
import type { FileImportQueries } from './file-import.queries';
import type { ReceiveFile } from './receive-file';

const maxBytes = 30 * 1024 * 1024; // the gateway may allow less (FILE_LIMIT_MIB)

/** `POST /files/imports`: any file an office has; answered with the import's id and how far it is (R000.76). */
export function importFiles(receive: ReceiveFile, imports: FileImportQueries): FileRoute[] {
  return [
    {
      method: 'POST',
      path: '/imports',
      permission: 'roster:import',
      maxBytes,
      receive: async ({ actor, fileName, body }) => {
        const id = await receive.execute(actor, { fileName, body });
        const { kind, format, state } = await imports.get(actor, id);
        return { status: state === 'UPLOADED' ? 202 : 201, json: { id, kind, format, state } };
      },
    },
  ];
}
