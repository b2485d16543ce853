import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastFailed } from '@/ui/toast';
import { beginCheck, importQuery } from '../api/imports';

/** Begins the dry run, behind the choices that are still on their way. */
export const useCheck = (id: string, onChecked: () => void) => {
  const { t } = useLingui();
  const client = useQueryClient();
  return useMutation({
    scope: { id: `import-settings-${id}` },
    mutationFn: () => beginCheck(id),
    onSuccess: (begun) => {
      client.setQueryData(importQuery(id).queryKey, begun);
      onChecked();
    },
    onError: (error) => toastFailed(t`The rows were not checked`, error),
  });
};
