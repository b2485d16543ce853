import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { OutdatedCalendar } from '@/contract';
import { formatDateTime } from '@/format/dates';

/** Whose calendars may say something else by now. */
export function OutdatedCalendars({ people }: { people: OutdatedCalendar[] }) {
  return people.map((one) => (
    <Text key={one.user_id} size="sm" c="dimmed" mb={4}>
      <Trans>
        The calendar of {one.full_name} was last read {formatDateTime(one.read_at)} and cannot be read now;
        what was known then counts.
      </Trans>
    </Text>
  ));
}
