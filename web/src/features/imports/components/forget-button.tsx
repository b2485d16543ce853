import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportDetails } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { toastFailed } from '@/ui/toast';
import { forget } from '../api/imports';

/** Removes the import with its rows; the candidates stay. */
export function ForgetButton({ found }: { found: ImportDetails }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => forget(found.id),
    onSuccess: async () => {
      await navigate({ to: '/app/imports' });
      client.removeQueries({ queryKey: ['imports', found.id] });
    },
    onError: (error) => toastFailed(t`The import was not removed`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        <Trans>Remove</Trans>
      </Button>
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Remove this import?`}
        action={t`Remove`}
        danger
        loading={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {found.run === null
          ? t`The file and its rows are forgotten. Nothing of it was imported.`
          : t`The file and its rows are forgotten. The candidates stay, and the import cannot be undone any more.`}
      </Confirm>
    </>
  );
}
