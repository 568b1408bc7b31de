import type { personRightsEndpoints } from '../../contract/api/personRights.ts';
import { erasePerson } from '../../planning/server/persons/erasePerson.ts';
import { exportPerson } from '../../planning/server/persons/exportPerson.ts';
import type { Handlers } from '../call.ts';

/** What a person may ask of whoever holds his data. */
export const personRightsHandlers: Pick<Handlers, keyof typeof personRightsEndpoints> = {
  async exportPerson({ deps, body }) {
    const bytes = Buffer.from(`${JSON.stringify(await exportPerson(deps, body), null, 2)}\n`, 'utf8');
    return { file: { name: 'person.json', bytes } };
  },

  async erasePerson({ deps, body }) {
    return { body: await erasePerson(deps, body) };
  },
};
