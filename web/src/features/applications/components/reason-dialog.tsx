import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Application } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { reopenApplication } from '../api/reopen-application';
import { withdrawApplication } from '../api/withdraw-application';

const words = {
  reopen: {
    get title() {
      return t`Reopen`;
    },
    get action() {
      return t`Reopen`;
    },
    get text() {
      return t`The application goes back to the stage it was rejected from.`;
    },
    get done() {
      return t`is in the running again.`;
    },
  },
  withdraw: {
    get title() {
      return t`Withdraw for`;
    },
    get action() {
      return t`Withdraw`;
    },
    get text() {
      return t`Use this when the candidate told you so themselves. Their application ends here.`;
    },
    get done() {
      return t`has been withdrawn.`;
    },
  },
};

/** Reopening and withdrawing both ask why. */
export function ReasonDialog({
  application,
  kind,
  onClose,
}: {
  application: Application;
  kind: 'reopen' | 'withdraw' | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { id, candidate, job_id: jobId } = application;
  const [reason, setReason, forget] = useDraftText(`reason:${id}`);
  const change = useMutation({
    mutationFn: (which: 'reopen' | 'withdraw') =>
      which === 'reopen' ? reopenApplication(id, reason.trim()) : withdrawApplication(id, reason.trim()),
    onSuccess: (_moved, which) => {
      toastDone(`${candidate.full_name} ${words[which].done}`);
      forget();
      onClose();
    },
    onError: (error) => toastFailed(t`Nothing was changed`, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['applications'] });
      void client.invalidateQueries({ queryKey: ['board', jobId] });
    },
  });
  const text = words[kind ?? 'reopen'];
  return (
    <Confirm
      opened={kind !== null}
      onClose={onClose}
      title={`${text.title} ${candidate.full_name}`}
      action={text.action}
      loading={change.isPending}
      disabled={kind === 'reopen' && reason.trim() === ''}
      onConfirm={() => kind !== null && change.mutate(kind)}
    >
      {text.text}
      <Textarea
        mt="md"
        label={t`Reason`}
        description={t`Kept in the history.`}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
