import { useLingui } from '@lingui/react/macro';
import { Badge, Text, Tooltip } from '@mantine/core';
import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { workingTimeQuery } from '@/directory/api/get-working-time';
import { formatLastMinute } from '@/format/dates';
import { dueWords } from '@/format/working-days';

interface DueLabelProps {
  /** When the promise of the stage ends; null where nothing is promised. */
  at: string | null;
  /** On a card, where the room is short: what is not yet due stays quiet. */
  compact?: boolean;
}

/** When an application is due in its stage, and by how much it is late. */
export function DueLabel({ at, compact = false }: DueLabelProps) {
  const { t } = useLingui();
  const { data: working } = useQuery({ ...workingTimeQuery, enabled: at !== null });
  if (at === null || working === undefined) return null;
  const { text, overdue } = dueWords(at, working);
  const Icon = overdue ? IconClockExclamation : IconClock;
  return (
    <Tooltip label={t`To leave this stage by ${formatLastMinute(at)}`}>
      {overdue ? (
        <Badge color="red" variant="light" size={compact ? 'sm' : 'md'} leftSection={<Icon size={12} />}>
          {text}
        </Badge>
      ) : (
        <Text component="span" size={compact ? 'xs' : 'sm'} c="dimmed">
          {text}
        </Text>
      )}
    </Tooltip>
  );
}
