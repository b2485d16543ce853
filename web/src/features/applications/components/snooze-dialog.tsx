import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Kbd, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '@/format/dates';
import { snoozeChoices } from '../model/snooze-choices';
import moves from './move-dialog.module.css';

interface SnoozeDialogProps {
  /** Whose application; null while closed. */
  name: string | null;
  onClose: () => void;
  onSnooze: (until: Date) => void;
}

/** Until when: by a press, a digit, or a time of one's own. */
export function SnoozeDialog({ name, onClose, onSnooze }: SnoozeDialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened={name !== null} onClose={onClose} title={t`Snooze ${name ?? ''}`} size="sm">
      {name !== null && <Choices onSnooze={onSnooze} />}
    </Modal>
  );
}

function Choices({ onSnooze }: { onSnooze: (until: Date) => void }) {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const choices = snoozeChoices(now);
  const ownTime = own === '' ? null : new Date(own);
  const fault =
    ownTime === null || Number.isNaN(ownTime.getTime()) || ownTime <= now
      ? t`Choose a time that is still ahead.`
      : null;
  return (
    <Stack
      gap={6}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement || !/^[1-9]$/.test(event.key)) return;
        const choice = choices[Number(event.key) - 1];
        if (choice === undefined) return;
        event.preventDefault();
        onSnooze(choice.until);
      }}
    >
      <Text size="sm" c="dimmed">
        <Trans>
          It comes back to your queue then, or when the application moves. Your colleagues still see it, and
          what is promised to the candidate goes on.
        </Trans>
      </Text>
      {choices.map((choice, index) => (
        <UnstyledButton
          key={choice.label}
          className={moves.target}
          data-autofocus={index === 0 || undefined}
          onClick={() => onSnooze(choice.until)}
        >
          <span>
            {choice.label}
            <Text span size="xs" c="dimmed" display="block">
              {formatDateTime(choice.until.toISOString())}
            </Text>
          </span>
          <Kbd size="xs" ml="auto">
            {index + 1}
          </Kbd>
        </UnstyledButton>
      ))}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fault === null && ownTime !== null) onSnooze(ownTime);
        }}
      >
        <Group align="flex-end" gap="xs" mt="xs" wrap="nowrap">
          <TextInput
            label={t`Another time`}
            type="datetime-local"
            flex={1}
            value={own}
            error={tried ? fault : undefined}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            <Trans>Snooze</Trans>
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
