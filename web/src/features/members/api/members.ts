import { changeRole as change, removeMember as remove } from '@/client';
import type { Role } from '@/contract';

export const changeRole = (userId: string, role: Role) =>
  change({ path: { user_id: userId }, body: { role } });

export const removeMember = (userId: string) => remove({ path: { user_id: userId } });
