import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InterviewSlot, SlotSearch } from '@/contract';
import { formatDate, formatTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { slotsQuery } from '../api/scheduling';
import { OutdatedCalendars } from './outdated-calendars';

/** The times at which everybody is free, by day, in the viewer's zone. */
export function SlotPicker({
  applicationId,
  search,
  onPick,
}: {
  applicationId: string;
  search: SlotSearch;
  onPick: (slot: InterviewSlot) => void;
}) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(slotsQuery(applicationId, search));
  if (error !== null) return <ErrorPanel error={error} what={t`Free times`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={2} />;
  if (data.items.length === 0)
    return (
      <div>
        <Text size="sm" c="dimmed">
          <Trans>
            In the next two weeks there is no time at which all of them work and are free. Take fewer people,
            or fewer minutes.
          </Trans>
        </Text>
        <OutdatedCalendars people={data.outdated} />
      </div>
    );
  const days = Map.groupBy(data.items, (slot) => formatDate(slot.starts_at));
  return (
    <>
      <OutdatedCalendars people={data.outdated} />
      <Stack
        gap="xs"
        mah={260}
        style={{ overflowY: 'auto' }}
        tabIndex={0}
        role="group"
        aria-label={t`Free times`}
      >
        {[...days].map(([day, slots]) => (
          <div key={day}>
            <Text size="sm" fw={550} mb={4}>
              {day}
            </Text>
            <Group gap={6}>
              {slots.map((slot) => (
                <Button
                  key={slot.starts_at}
                  size="compact-sm"
                  variant="default"
                  aria-label={`${day}, ${formatTime(slot.starts_at)}`}
                  onClick={() => onPick(slot)}
                >
                  {formatTime(slot.starts_at)}
                </Button>
              ))}
            </Group>
          </div>
        ))}
      </Stack>
    </>
  );
}
