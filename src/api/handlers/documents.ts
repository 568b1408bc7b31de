import type { documentEndpoints } from '../../contract/api/documents.ts';
import {
  type Document,
  deleteDocument,
  listDocuments,
  readDocument,
  storeDocuments,
} from '../../planning/server/documents/documents.ts';
import type { Handlers } from '../call.ts';

/** Files that companies hand in. */
export const documentHandlers: Pick<Handlers, keyof typeof documentEndpoints> = {
  async uploadCompanyDocuments({ deps, params, query, body }) {
    const documents = await storeDocuments(deps, params, query.kind, body);
    return { body: { documents: documents.map(present) } };
  },

  async listCompanyDocuments({ deps, params }) {
    return { body: { documents: (await listDocuments(deps, params)).map(present) } };
  },

  async uploadApplicationDocuments({ deps, params, query, body }) {
    const documents = await storeDocuments(deps, params, query.kind, body);
    return { body: { documents: documents.map(present) } };
  },

  async listApplicationDocuments({ deps, params }) {
    return { body: { documents: (await listDocuments(deps, params)).map(present) } };
  },

  async readDocument({ deps, params }) {
    return { file: await readDocument(deps, params.documentId) };
  },

  async deleteDocument({ deps, params }) {
    await deleteDocument(deps, params.documentId);
    return {};
  },
};

function present<T extends Document>({ createdAt, ...document }: T) {
  return { ...document, createdAt: createdAt.toISOString() };
}
