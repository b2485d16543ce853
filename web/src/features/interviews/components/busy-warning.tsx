import { Alert, Text } from '@mantine/core';
import { IconCalendarExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { BusyCheck } from '@/contract';
import { formatDateTime, formatTime } from '@/format/dates';
import { clashesQuery } from '../api/scheduling';

/** Who of a panel is busy at a time by their own calendar: a warning, never a refusal. */
export function BusyWarning({ check }: { check: BusyCheck }) {
  const { data } = useQuery(clashesQuery(check));
  const busy = (data?.items ?? []).filter((one) => one.busy.length > 0);
  const outdated = (data?.items ?? []).filter((one) => one.outdated && one.read_at !== null);
  if (busy.length === 0 && outdated.length === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconCalendarExclamation aria-hidden />}
      title={busy.length > 0 ? 'Busy at that time' : 'A calendar cannot be read'}
      role="status"
    >
      {busy.map((one) => (
        <Text size="sm" key={one.user_id}>
          {one.full_name} is busy{' '}
          {one.busy
            .map((span) => `from ${formatTime(span.starts_at)} to ${formatTime(span.ends_at)}`)
            .join(' and ')}
          .
        </Text>
      ))}
      {outdated.map((one) => (
        <Text size="sm" key={`${one.user_id}-outdated`}>
          The calendar of {one.full_name} was last read {formatDateTime(one.read_at ?? '')}; what was known
          then counts.
        </Text>
      ))}
      {busy.length > 0 && <Text size="sm">You can arrange it all the same.</Text>}
    </Alert>
  );
}
