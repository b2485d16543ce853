import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { minutesUntil } from '@/format/dates';
import { showToast } from '@/ui/toast';

const shownFor = 12_000;

const toastId = (key: string) => `undo-${key}`;

/** The move was taken back in another way: its offer goes. */
export const hideUndoToast = (key: string) => {
  notifications.hide(toastId(key));
};

/** Confirms a move and offers to take it back; `held` says that its mail waits as long. */
export const showUndoToast = (
  key: string,
  message: string,
  until: string | null,
  held: boolean,
  onUndo: () => void,
) => {
  const id = toastId(key);
  showToast(until === null ? message : t`${message} Press U to undo.`, {
    id,
    message: (
      <Message
        text={message}
        until={until}
        held={held}
        onUndo={() => {
          notifications.hide(id);
          onUndo();
        }}
      />
    ),
    color: 'spruce',
    autoClose: shownFor,
    withCloseButton: true,
  });
};

function Message({
  text,
  until,
  held,
  onUndo,
}: {
  text: string;
  until: string | null;
  held: boolean;
  onUndo: () => void;
}) {
  const { t } = useLingui();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((turn) => turn + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm" fw={550}>
          {text}
        </Text>
        {until !== null && (
          <Text size="xs" c="dimmed">
            {held ? t`The mail goes out in` : t`Undo works for`}{' '}
            {t`${plural(minutesUntil(until), { one: '# minute', other: '# minutes' })}`}.
          </Text>
        )}
      </div>
      {until !== null && (
        <Button size="compact-sm" variant="light" onClick={onUndo}>
          <Trans>Undo</Trans>
        </Button>
      )}
    </Group>
  );
}
