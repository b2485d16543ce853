import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplication } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { withdrawMine } from '../api/my-applications';

/** Ends one's own application, after a question: it cannot be taken back. */
export function Withdraw({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const withdrawal = useMutation({
    mutationFn: () => withdrawMine(application.id, reason.trim()),
    onSuccess: () => toastDone(t`Withdrawn. The employer has been told.`),
    onError: (error) => toastFailed(t`Your application is still in`, error),
    onSettled: () => {
      dialog.close();
      void client.invalidateQueries({ queryKey: ['my-applications'] });
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        <Trans>Withdraw…</Trans>
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={t`Withdraw this application?`}
        action={t`Withdraw`}
        danger
        loading={withdrawal.isPending}
        onConfirm={() => withdrawal.mutate()}
      >
        <Trans>
          {application.organization.name} stops considering you for {application.job.title}. This cannot be
          undone.
        </Trans>
        <Textarea
          mt="md"
          label={t`Why (if you like)`}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Confirm>
    </>
  );
}
