import { Plural, Trans } from '@lingui/react/macro';
import { Button, Menu, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { minutesUntil } from '@/format/dates';
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
          <Trans>Undo ({moves.length})</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        <Menu.Label>
          <Trans>These moves can be taken back</Trans>
        </Menu.Label>
        {moves.map((move) => (
          <Menu.Item key={move.transitionId} onClick={() => undo(move)}>
            <Text size="sm" fw={550}>
              {move.name} → {move.toStage}
            </Text>
            <Text size="xs" c="dimmed">
              <Trans>
                <Plural value={minutesUntil(move.until)} one="# minute" other="# minutes" /> left to undo
              </Trans>
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
