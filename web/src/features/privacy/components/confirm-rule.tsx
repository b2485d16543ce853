import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RetentionPreview } from '@/contract';
import { fieldMessages } from '@/http/problem';
import { useMe } from '@/session/use-me';
import { FormError } from '@/ui/form-error';
import { RulePreview } from './rule-preview';

interface ConfirmRuleProps {
  opened: boolean;
  preview: RetentionPreview;
  error: Error | null;
  saving: boolean;
  onClose: () => void;
  onConfirm: (typed: string) => void;
}

/** Asks for the organization's name before a rule that erases more people is announced. */
export function ConfirmRule({ opened, preview, error, saving, onClose, onConfirm }: ConfirmRuleProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const name = useMe().organization?.name ?? '';
  return (
    <Modal opened={opened} onClose={onClose} title={t`This rule erases more people than before`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(typed);
        }}
      >
        <Stack>
          <RulePreview preview={preview} />
          <Text size="sm">
            <Trans>
              It holds in seven days. Until then every administrator can call it off. Whoever it erases then
              cannot be brought back.
            </Trans>
          </Text>
          <TextInput
            label={t`Type the name of your organization to confirm`}
            description={name}
            required
            autoComplete="off"
            error={fieldMessages(error).typed_name}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <FormError error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" color="red" loading={saving} disabled={typed.trim() === ''}>
              <Trans>Announce the rule</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
