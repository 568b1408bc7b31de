import type { Role } from '../../contract/api/roles.ts';
import type { Bilingual } from '../../contract/text.ts';

/** What people call the roles. */
export const roleNames = {
  hr: { zh: '企业人事', en: 'Company HR' },
  dispatcher: { zh: '调度员', en: 'Dispatcher' },
  desk: { zh: '到达登记', en: 'Arrival desk' },
  warden: { zh: '宿舍管理', en: 'Dormitory warden' },
  admin: { zh: '管理员', en: 'Admin' },
} satisfies Record<Role, Bilingual>;
