import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconClockExclamation, IconClockPause } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { formatDay } from '@/format/dates';
import { retentionPeople } from '@/retention/words';
import { useCan } from '@/session/can';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { keepNoLonger, standingQuery } from '../api/retention';
import { KeepLongerDialog } from './keep-longer-dialog';

/** Says on a record that the person is to be erased soon, or is kept longer and why. */
export function RetentionBanner({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const { data } = useQuery(standingQuery(candidate.id));
  const changes = useCan('candidates:update');
  const [keeping, setKeeping] = useState(false);
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () => keepNoLonger(candidate.id),
    onSuccess: () => toastDone(t`The rules decide again.`),
    onSettled: () => void client.invalidateQueries({ queryKey: ['retention'] }),
  });
  if (data === undefined) return null;
  const { due, deferral } = data;
  return (
    <>
      {due !== null && (
        <Alert
          icon={<IconClockExclamation size={18} />}
          color="yellow"
          title={t`To be erased after ${formatDay(due.kept_until)}`}
          mb="md"
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              <Trans>By the rule of retention “{retentionPeople[due.kind]}”.</Trans>
            </Text>
            {changes && (
              <Button size="compact-sm" variant="default" onClick={() => setKeeping(true)}>
                <Trans>Keep longer</Trans>
              </Button>
            )}
          </Stack>
        </Alert>
      )}
      {deferral !== null && (
        <Alert
          icon={<IconClockPause size={18} />}
          color="gray"
          title={t`Kept until ${formatDay(deferral.keep_until)}`}
          mb="md"
        >
          <Stack gap="xs" align="flex-start">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {deferral.by_name}: {deferral.reason}
            </Text>
            {changes && (
              <Button
                size="compact-sm"
                variant="default"
                loading={ending.isPending}
                onClick={() => ending.mutate()}
              >
                <Trans>Keep no longer</Trans>
              </Button>
            )}
            <FormError error={ending.error} />
          </Stack>
        </Alert>
      )}
      <KeepLongerDialog candidate={candidate} opened={keeping} onClose={() => setKeeping(false)} />
    </>
  );
}
