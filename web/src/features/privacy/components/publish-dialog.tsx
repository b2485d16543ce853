import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConsentPurpose } from '@/contract';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { publishDraft, wordingsKey } from '../api/consents';

interface PublishProps {
  purpose: ConsentPurpose | null;
  version: number;
  isFirst: boolean;
  onClose: () => void;
}

/** Asks whether a version has to be agreed to anew, and publishes it. */
export function PublishDialog(props: PublishProps) {
  const { t } = useLingui();
  return (
    <Modal opened={props.purpose !== null} onClose={props.onClose} title={t`Publish the next version`}>
      {props.purpose !== null && <Form {...props} purpose={props.purpose} />}
    </Modal>
  );
}

function Form({ purpose, version, isFirst, onClose }: PublishProps & { purpose: ConsentPurpose }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [isMaterial, setMaterial] = useState(true);
  const [note, setNote] = useState('');
  const publishing = useMutation({
    mutationFn: () => publishDraft(purpose, { is_material: isMaterial, note, version }),
    onSuccess: async (wording) => {
      onClose();
      toastDone(t`Version ${wording.number} is published.`);
      await client.invalidateQueries({ queryKey: wordingsKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        publishing.mutate();
      }}
    >
      <Stack>
        <Text size="sm">
          <Trans>
            From now on forms show it. It stays as it is for good, since people agree to these words.
          </Trans>
        </Text>
        {!isFirst && (
          <Checkbox
            label={t`It differs in a way that matters`}
            description={t`People who agreed to an earlier version read on their page that the text changed. A form that shows the earlier one is not taken any more.`}
            checked={isMaterial}
            onChange={(event) => setMaterial(event.currentTarget.checked)}
          />
        )}
        <Textarea
          label={t`What changed`}
          description={t`For those who read the versions later.`}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FormError error={publishing.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={publishing.isPending}>
            <Trans>Publish</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
