import { queryOptions } from '@tanstack/react-query';
import { changeRole as change, listMembers, removeMember as remove } from '@/client';
import type { Role } from '@/contract';
import type { GivenRole } from './get-roles';

/** Who holds one role: the name of a built-in one, or the id of one of the organization's own. */
export const holdersQuery = (held: string, builtIn: Role | undefined) =>
  queryOptions({
    queryKey: ['members', 'holders', held],
    queryFn: ({ signal }) =>
      listMembers({
        query: { limit: 200, ...(builtIn === undefined ? { custom_role_id: held } : { role: builtIn }) },
        signal,
      }),
  });

export const changeRole = (userId: string, given: GivenRole) =>
  change({ path: { user_id: userId }, body: given });

export const removeMember = (userId: string) => remove({ path: { user_id: userId } });
