import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConsentWording } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { askAnew, askingQuery } from '../api/consents';

/** Asks by mail who agreed to an earlier version; tells before how many they are. */
export function AskAnewDialog({ wording, onClose }: { wording: ConsentWording | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={wording !== null} onClose={onClose} title={t`Ask people anew`}>
      {wording !== null && <Asking wording={wording} onClose={onClose} />}
    </Modal>
  );
}

function Asking({ wording, onClose }: { wording: ConsentWording; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(askingQuery(wording.id));
  const asking = useMutation({
    mutationFn: () => askAnew(wording.id),
    onSuccess: () => {
      onClose();
      toastDone(t`The mails leave in the background.`);
    },
  });
  if (error !== null) return <ErrorPanel error={error} what={t`The people`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={1} />;
  return (
    <Stack>
      <Text size="sm">
        <Plural
          value={data.people}
          one="# person agreed to an earlier version and has said nothing since."
          other="# people agreed to an earlier version and have said nothing since."
        />
      </Text>
      <Text size="sm" c="dimmed">
        <Trans>
          They get a mail with a link to version {wording.number}. Nobody gets it twice, and nobody whose
          application is decided is asked about the privacy notice.
        </Trans>
      </Text>
      <FormError error={asking.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={data.people === 0} loading={asking.isPending} onClick={() => asking.mutate()}>
          <Trans>Send the mails</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
