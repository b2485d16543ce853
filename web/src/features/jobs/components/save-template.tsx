import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '@/contract';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { saveTemplate, templatesQuery } from '../api/templates';

/** Keeps what a job says under a name, for new jobs to begin with. */
export function SaveTemplate(props: { job: Job; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { job, opened, onClose } = props;
  const client = useQueryClient();
  const [name, setName] = useState(job.title);
  const saving = useMutation({
    mutationFn: () => saveTemplate(job.id, name.trim()),
    onSuccess: (kept) => {
      toastDone(t`Kept as the template “${kept.name}”.`);
      onClose();
    },
    onError: (error) => toastFailed(t`No template was kept`, error),
    onSettled: () => void client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t`Keep as a template`}
      action={t`Keep it`}
      loading={saving.isPending}
      disabled={name.trim() === ''}
      onConfirm={() => saving.mutate()}
    >
      <Stack>
        <Trans>
          New jobs can begin with everything that this posting says now, its questions included. Team and last
          day to apply are left out.
        </Trans>
        <TextInput
          label={t`Name of the template`}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
