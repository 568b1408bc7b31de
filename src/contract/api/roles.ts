import { z } from 'zod';

/** Roles of accounts. A driver has no account: he holds a link to one trip. */
export const roles = ['hr', 'dispatcher', 'desk', 'warden', 'admin'] as const;
export type Role = (typeof roles)[number];

export const roleSchema = z.enum(roles).meta({
  description:
    'hr 企业人事: its own company only; dispatcher 调度; desk 到达登记; warden 宿管; admin 管理员: accounts, the audit log, and all that a dispatcher may',
});
