import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Text } from '@mantine/core';
import { IconCalendarExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { BusyCheck } from '@/contract';
import { formatDateTime, formatTime } from '@/format/dates';
import { formatList } from '@/format/numbers';
import { clashesQuery } from '../api/scheduling';

/** Who of a panel is busy at a time by their own calendar: a warning, never a refusal. */
export function BusyWarning({ check }: { check: BusyCheck }) {
  const { t } = useLingui();
  const { data } = useQuery(clashesQuery(check));
  const busy = (data?.items ?? []).filter((one) => one.busy.length > 0);
  const outdated = (data?.items ?? []).filter((one) => one.outdated && one.read_at !== null);
  if (busy.length === 0 && outdated.length === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconCalendarExclamation aria-hidden />}
      title={busy.length > 0 ? t`Busy at that time` : t`A calendar cannot be read`}
      role="status"
    >
      {busy.map((one) => (
        <Text size="sm" key={one.user_id}>
          <Trans>
            {one.full_name} is busy{' '}
            {formatList(
              one.busy.map((span) => t`from ${formatTime(span.starts_at)} to ${formatTime(span.ends_at)}`),
            )}
            .
          </Trans>
        </Text>
      ))}
      {outdated.map((one) => (
        <Text size="sm" key={`${one.user_id}-outdated`}>
          <Trans>
            The calendar of {one.full_name} was last read {formatDateTime(one.read_at ?? '')}; what was known
            then counts.
          </Trans>
        </Text>
      ))}
      {busy.length > 0 && (
        <Text size="sm">
          <Trans>You can arrange it all the same.</Trans>
        </Text>
      )}
    </Alert>
  );
}
