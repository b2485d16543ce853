import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Accommodation } from '@/contract';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { accommodationQuery, shareLine } from '../api/accommodation';

/** The line that interviewers read, to change or to take back; nothing where none was shared. */
export function SharedLine({ accommodation }: { accommodation: Accommodation }) {
  const { t } = useLingui();
  const id = accommodation.application_id;
  const client = useQueryClient();
  const [line, setLine] = useState(accommodation.shared);
  const [changing, setChanging] = useState(false);
  const sharing = useMutation({
    mutationFn: (words: string) => shareLine(id, accommodation.version, words),
    onSuccess: (after) => {
      client.setQueryData(accommodationQuery(id).queryKey, after);
      toastDone(after.shared === '' ? t`Interviewers are told nothing now.` : t`Interviewers read this now.`);
    },
    onError: () => void client.invalidateQueries({ queryKey: accommodationQuery(id).queryKey }),
  });
  if (accommodation.shared === '') return null;
  return (
    <div>
      {changing ? (
        <TextInput
          label={t`What interviewers read`}
          maxLength={500}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
        />
      ) : (
        <>
          <Text size="sm" fw={600}>
            <Trans>Interviewers read</Trans>
          </Text>
          <Text size="sm">{accommodation.shared}</Text>
        </>
      )}
      <Group gap="xs" mt="xs">
        {changing ? (
          <Button size="xs" loading={sharing.isPending} onClick={() => sharing.mutate(line.trim())}>
            <Trans>Save</Trans>
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => setChanging(true)}>
            <Trans>Change</Trans>
          </Button>
        )}
        <Button size="xs" variant="default" loading={sharing.isPending} onClick={() => sharing.mutate('')}>
          <Trans>Tell them nothing</Trans>
        </Button>
      </Group>
      <FormError error={sharing.error} />
    </div>
  );
}
