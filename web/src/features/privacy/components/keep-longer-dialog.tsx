import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Candidate } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { keepLonger } from '../api/retention';

interface KeepLongerProps {
  candidate: Candidate;
  opened: boolean;
  onClose: () => void;
}

/** Asks until when and why one person is kept, whatever the rules say. */
export function KeepLongerDialog({ candidate, opened, onClose }: KeepLongerProps) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keep ${candidate.full_name} longer`}>
      {opened && <Form id={candidate.id} onClose={onClose} />}
    </Modal>
  );
}

function Form({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [until, setUntil] = useState('');
  const [reason, setReason, forget] = useDraftText(`keep-longer:${id}`);
  const keeping = useMutation({
    mutationFn: () => keepLonger(id, until, reason),
    onSuccess: () => {
      forget();
      toastDone(t`Kept.`);
      onClose();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['retention'] }),
  });
  const wrong = fieldMessages(keeping.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate();
      }}
    >
      <Stack>
        <TextInput
          type="date"
          label={t`Last day`}
          description={t`At most a year ahead.`}
          data-autofocus
          required
          error={wrong.keep_until}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Textarea
          label={t`Why`}
          description={t`For your colleagues. It is erased with the person.`}
          autosize
          minRows={2}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormError error={keeping.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={keeping.isPending} disabled={until === '' || reason.trim() === ''}>
            <Trans>Keep longer</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
