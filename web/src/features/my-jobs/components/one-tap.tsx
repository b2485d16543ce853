import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { hasStatus } from '@/http/problem';
import { toastDone, toastFailed } from '@/ui/toast';
import { applyAtOnce } from '../api/apply-again';

interface OneTapProps {
  id: string;
  title: string;
  /** What one agrees to by pressing. */
  statement: string;
  onSent: (applicationId: string) => void;
}

/** Applies with what the employer knows; what is still to be asked is asked on a page of its own. */
export function OneTap({ id, title, statement, onSent }: OneTapProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: () => applyAtOnce(id),
    onSuccess: ({ application_id: made }) => {
      toastDone(t`Your application is in.`);
      onSent(made);
    },
    onError: (failure) =>
      hasStatus(failure, 422)
        ? void navigate({ to: '/portal/jobs/$id/apply', params: { id } })
        : toastFailed(t`Nothing was sent`, failure),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['my-jobs'] });
      void client.invalidateQueries({ queryKey: ['my-applications'] });
    },
  });
  const note = `one-tap-${id}`;
  return (
    <>
      <Text size="xs" c="dimmed" id={note} mt="sm">
        {statement}
      </Text>
      <Button
        mt="xs"
        aria-label={t`Apply with one tap for ${title}`}
        aria-describedby={note}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        <Trans>Apply with one tap</Trans>
      </Button>
    </>
  );
}
