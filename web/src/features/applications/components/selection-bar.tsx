import { ActionBar, Button, Text } from '@mantine/core';
import { IconArrowRight, IconArrowsMove, IconX } from '@tabler/icons-react';
import type { ApplicationSummary } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { type MoveMap, nextForward, targetsOf } from '../model/board';
import type { MoveFlow } from './use-move-flow';

interface SelectionBarProps {
  chosen: ApplicationSummary[];
  workflow: MoveMap | undefined;
  flow: MoveFlow;
  onClear: () => void;
}

/** What can be done with the selected applications, floating over the bottom of the screen. */
export function SelectionBar({ chosen, workflow, flow, onClear }: SelectionBarProps) {
  const stages = new Set(chosen.map((one) => one.stage.key));
  const [stage] = stages;
  const next = stages.size === 1 && stage !== undefined ? nextForward(workflow, stage) : undefined;
  const canReject = targetsOf(workflow, chosen).some((target) => target.stage.kind === 'rejected');
  return (
    <ActionBar
      opened={chosen.length > 0}
      onClose={onClear}
      closeOnEscape={false}
      aria-label="Actions for the selected applications"
      shadow="lg"
      radius="lg"
      withBorder
      role="region"
    >
      <Text size="sm" fw={600} px={6} role="status">
        {formatNumber(chosen.length)} selected
      </Text>
      <ActionBar.Divider />
      {next !== undefined && (
        <Button
          size="xs"
          leftSection={<IconArrowRight size={15} />}
          onClick={() => flow.moveTo(chosen, next)}
        >
          {next.name}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowsMove size={15} />}
        onClick={() => flow.askMove(chosen)}
      >
        Move…
      </Button>
      {canReject && (
        <Button
          size="xs"
          variant="light"
          color="red"
          leftSection={<IconX size={15} />}
          onClick={() => flow.askReject(chosen)}
        >
          Reject…
        </Button>
      )}
      <ActionBar.CloseButton aria-label="Clear the selection" />
    </ActionBar>
  );
}
