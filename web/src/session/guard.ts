import { t } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/http/problem';
import type { Permission } from './permissions';
import { whoIs } from './who';

/**
 * For `beforeLoad` of a screen that only some roles have: whoever holds none of the permissions is
 * told so at once, and nothing is asked of the server that it would refuse and record.
 */
export const onlyWith =
  (...oneOf: [Permission, ...Permission[]]) =>
  async ({ context }: { context: { queryClient: QueryClient } }) => {
    const me = await whoIs(context.queryClient);
    if (me !== null && !oneOf.some((permission) => me.permissions.includes(permission)))
      throw new Problem(403, { code: 'forbidden', title: t`Your role does not include this screen.` });
  };
