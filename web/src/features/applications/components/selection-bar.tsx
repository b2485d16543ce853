import { Trans, useLingui } from '@lingui/react/macro';
import { ActionBar, Button, Text } from '@mantine/core';
import { IconArrowRight, IconArrowsMove, IconX } from '@tabler/icons-react';
import type { ApplicationSummary } from '@/contract';
import { formatNumber } from '@/format/numbers';
import type { Placed } from '@/table/columns';
import { usePhone } from '@/ui/use-phone';
import { type MoveMap, nextForward, targetsOf } from '../model/board';
import { type Many, manyOf } from '../model/many';
import { ManyActions } from './many-actions';
import type { MoveFlow } from './use-move-flow';

interface SelectionBarProps {
  chosen: ApplicationSummary[];
  workflow: MoveMap | undefined;
  flow: MoveFlow;
  /** The columns of the list, where it has some. */
  shown?: readonly Placed<ApplicationSummary>[];
  onClear: () => void;
  /** All that fit the filters are selected, also those that are not loaded. */
  all?: Many;
  /** Offers to select all that fit, where there are more than are chosen. */
  more?: { count: number; onAll: () => void };
}

/** What can be done with the selected applications, floating over the bottom of the screen. */
export function SelectionBar({ chosen, workflow, flow, shown, onClear, all, more }: SelectionBarProps) {
  const { t } = useLingui();
  // Narrow: moving on and rejecting are among the choices of “Move…”.
  const phone = usePhone();
  const stages = new Set(chosen.map((one) => one.stage.key));
  const [stage] = stages;
  const next = stages.size === 1 && stage !== undefined ? nextForward(workflow, stage) : undefined;
  const canReject = targetsOf(workflow, chosen).some((target) => target.stage.kind === 'rejected');
  return (
    <ActionBar
      opened={all !== undefined || chosen.length > 0}
      onClose={onClear}
      closeOnEscape={false}
      aria-label={t`Actions for the selected applications`}
      shadow="lg"
      radius="lg"
      withBorder
      role="region"
    >
      <Text size="sm" fw={600} px={6} role="status">
        {all === undefined
          ? t`${formatNumber(chosen.length)} selected`
          : t`All ${formatNumber(all.count)} selected`}
      </Text>
      {all === undefined && more !== undefined && more.count > chosen.length && (
        <Button size="xs" variant="subtle" onClick={more.onAll}>
          {phone ? t`All` : t`Select all`} {formatNumber(more.count)}
        </Button>
      )}
      <ActionBar.Divider />
      {!phone && all === undefined && next !== undefined && (
        <Button
          size="xs"
          leftSection={<IconArrowRight size={15} />}
          onClick={() => flow.moveTo(chosen, next)}
        >
          {next.name}
        </Button>
      )}
      {all === undefined && workflow !== undefined && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowsMove size={15} />}
          onClick={() => flow.askMove(chosen)}
        >
          <Trans>Move…</Trans>
        </Button>
      )}
      {!phone && all === undefined && canReject && (
        <Button
          size="xs"
          variant="light"
          color="red"
          leftSection={<IconX size={15} />}
          onClick={() => flow.askReject(chosen)}
        >
          <Trans>Reject…</Trans>
        </Button>
      )}
      <ManyActions
        many={all ?? manyOf(chosen)}
        workflow={all === undefined ? undefined : workflow}
        shown={shown}
        onStarted={onClear}
      />
      <ActionBar.CloseButton aria-label={t`Clear the selection`} />
    </ActionBar>
  );
}
