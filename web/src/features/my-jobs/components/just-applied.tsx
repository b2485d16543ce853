import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { takeBack } from '../api/apply-again';

interface JustAppliedProps {
  applicationId: string;
  title: string;
  employer: string;
}

/** What was sent a moment ago: the way to it, and the way back. */
export function JustApplied({ applicationId, title, employer }: JustAppliedProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, dialog] = useDisclosure(false);
  const withdrawal = useMutation({
    mutationFn: () => takeBack(applicationId),
    onSuccess: () => toastDone(t`Withdrawn. The employer has been told.`),
    onError: (error) => toastFailed(t`Your application is still in`, error),
    onSettled: () => {
      dialog.close();
      void client.invalidateQueries({ queryKey: ['my-applications'] });
    },
  });
  return (
    <Alert
      color={withdrawal.isSuccess ? 'gray' : 'spruce'}
      icon={<IconCheck aria-hidden />}
      title={withdrawal.isSuccess ? t`You withdrew this application` : t`Your application is in`}
      role="status"
      mt="sm"
    >
      {!withdrawal.isSuccess && (
        <Trans>{employer} confirms it by mail. If you did not mean it, withdraw it now.</Trans>
      )}
      <Group gap="sm" mt="sm">
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link {...props} to="/portal/applications/$id" params={{ id: applicationId }} />
          )}
        >
          <Trans>Your application</Trans>
        </Button>
        {!withdrawal.isSuccess && (
          <Button size="xs" variant="default" onClick={dialog.open}>
            <Trans>Withdraw…</Trans>
          </Button>
        )}
      </Group>
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
          {employer} stops considering you for {title}. This cannot be undone.
        </Trans>
      </Confirm>
    </Alert>
  );
}
