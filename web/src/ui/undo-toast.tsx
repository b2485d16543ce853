import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { announce } from './announcer';

const shownFor = 12_000;

/** Something worked, and can be taken back. */
export const toastWithUndo = (key: string, message: string, onUndo: () => void) => {
  announce(message);
  const id = `undo-${key}`;
  notifications.show({
    id,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={550}>
          {message}
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
    color: 'spruce',
    autoClose: shownFor,
    withCloseButton: true,
  });
};
