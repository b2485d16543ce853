import { Button, Menu, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { minutesUntil } from '@/format/dates';
import { plural } from '@/format/numbers';
import { useRecentMoves } from '../model/recent-moves';
import { useMoves } from '../model/use-moves';

/** The moves of this tab that can still be taken back, newest first. */
export function RecentMovesMenu({ jobId }: { jobId: string }) {
  const moves = useRecentMoves().filter((move) => move.jobId === jobId);
  const { undo } = useMoves();
  if (moves.length === 0) return null;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={15} />}>
          Undo ({moves.length})
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        <Menu.Label>These moves can be taken back</Menu.Label>
        {moves.map((move) => (
          <Menu.Item key={move.transitionId} onClick={() => undo(move)}>
            <Text size="sm" fw={550}>
              {move.name} → {move.toStage}
            </Text>
            <Text size="xs" c="dimmed">
              {plural(minutesUntil(move.until), 'minute')} left to undo
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
