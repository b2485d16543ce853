import { queryOptions } from '@tanstack/react-query';
import { changeCustomRole, createCustomRole, listCustomRoles, listRoles, removeCustomRole } from '@/client';
import type { CustomRole, NewCustomRole, Role } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

/** The built-in roles, and what roles can allow. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => listRoles({ signal }),
  staleTime: 10 * 60_000,
});

/** The organization's own roles, and who holds which. */
export const customRolesQuery = queryOptions({
  queryKey: ['custom-roles'],
  queryFn: ({ signal }) => listCustomRoles({ signal }),
});

export const saveRole = (role: CustomRole | null, body: NewCustomRole, key: string) => {
  const { name, description, permissions } = body;
  return role === null
    ? createCustomRole({ body, headers: idempotencyKey(key) })
    : changeCustomRole({
        path: { role_id: role.id },
        body: { name, description, permissions },
        headers: ifMatch(role.version),
      });
};

/** A built-in role by its name, or one of the organization's own by its id. */
export type GivenRole = { role: Role } | { custom_role_id: string };

export const removeRole = (role: CustomRole, instead: GivenRole | null) =>
  removeCustomRole({
    path: { role_id: role.id },
    query:
      instead === null
        ? {}
        : 'role' in instead
          ? { instead: instead.role }
          : { instead_own: instead.custom_role_id },
    headers: ifMatch(role.version),
  });
