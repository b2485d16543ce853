import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from './api/get-me';
import type { Permission } from './permissions';

/** Whether the signed-in person holds a permission. It hides; the server decides. */
export const useCan = (permission: Permission): boolean => {
  const { data } = useQuery(meQuery);
  return data?.permissions.includes(permission) ?? false;
};

export function Can({
  do: permission,
  children,
  otherwise = null,
}: {
  do: Permission;
  children: ReactNode;
  otherwise?: ReactNode;
}) {
  return useCan(permission) ? children : otherwise;
}
