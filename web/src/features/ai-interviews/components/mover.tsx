import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';

interface MoverProps {
  /** What is moved, as its reader knows it. */
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** Up, down and away, by mouse and by keyboard. */
export function Mover({ name, index, count, onMove, onRemove }: MoverProps) {
  const { t } = useLingui();
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={t`Move up`}>
        <ActionIcon
          size={40}
          variant="subtle"
          color="gray"
          aria-label={t`Move “${name}” up`}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Move down`}>
        <ActionIcon
          size={40}
          variant="subtle"
          color="gray"
          aria-label={t`Move “${name}” down`}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Remove`}>
        <ActionIcon
          size={40}
          variant="subtle"
          color="red"
          aria-label={t`Remove “${name}”`}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
