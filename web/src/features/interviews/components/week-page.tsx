import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarWeek, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InterviewWeek } from '@/contract';
import { formatDays } from '@/format/dates';
import { ownTimeZone, placeOf } from '@/format/zones';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { useMe } from '@/session/use-me';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { usePhone } from '@/ui/use-phone';
import { weekQuery } from '../api/week';
import { areTheSame, dayAfter, daysFrom, todayIn } from '../model/week';
import type { WeekSearch } from '../model/week-search';
import { OutdatedCalendars } from './outdated-calendars';
import { WeekDays } from './week-days';
import { WeekFilters } from './week-filters';
import { WeekGrid } from './week-grid';

interface WeekPageProps {
  search: WeekSearch;
  onSearch: (change: Partial<WeekSearch>) => void;
}

/** The team's week: who meets whom when, in the viewer's own zone. */
export function WeekPage({ search, onSearch }: WeekPageProps) {
  const { t } = useLingui();
  const me = useMe();
  const zone = me.user.time_zone === '' ? ownTimeZone() : me.user.time_zone;
  const { data, error, refetch } = useQuery(weekQuery(search, zone));
  const go = (weeks: number) => onSearch({ day: dayAfter(search.day ?? todayIn(zone), 7 * weeks) });
  const group = t`Calendar`;
  useShortcuts([
    { keys: 'arrowleft', label: t`Previous week`, group, run: () => go(-1) },
    { keys: 'arrowright', label: t`Next week`, group, run: () => go(1) },
    { keys: 't', label: t`This week`, group, run: () => onSearch({ day: undefined }) },
  ]);
  return (
    <Page
      width="full"
      title={t`Calendar`}
      actions={
        <Group gap={6}>
          <ActionIcon variant="default" size="lg" aria-label={t`Previous week`} onClick={() => go(-1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Button variant="default" onClick={() => onSearch({ day: undefined })}>
            <Trans>Today</Trans>
          </Button>
          <ActionIcon variant="default" size="lg" aria-label={t`Next week`} onClick={() => go(1)}>
            <IconChevronRight size={18} />
          </ActionIcon>
        </Group>
      }
      below={<WeekFilters search={search} onSearch={onSearch} />}
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The calendar`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={6} height={60} />
      ) : (
        <Loaded week={data} narrowed={isNarrowed(search)} />
      )}
    </Page>
  );
}

const isNarrowed = (search: WeekSearch) =>
  search.people !== undefined || search.job !== undefined || search.mine === true;

function Loaded({ week, narrowed }: { week: InterviewWeek; narrowed: boolean }) {
  const phone = usePhone();
  const days = daysFrom(week.monday);
  const zone = week.time_zone;
  const other = areTheSame(days, zone, week.organization_time_zone) ? null : week.organization_time_zone;
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} aria-live="polite">
          {formatDays(week.monday, dayAfter(week.monday, 6))}
        </Title>
        <Text size="sm" c="dimmed">
          {other === null ? (
            <Trans>Times of {placeOf(zone)}</Trans>
          ) : (
            <Trans>
              Times of {placeOf(zone)}; those of {placeOf(other)} stand beside them
            </Trans>
          )}
        </Text>
        <OutdatedCalendars people={week.outdated} />
        {!week.complete && (
          <Text size="sm">
            <Trans>There are more interviews than can be shown. Choose people or a job.</Trans>
          </Text>
        )}
      </div>
      {week.items.length === 0 && <NoInterviews narrowed={narrowed} />}
      {phone ? (
        <WeekDays week={week} days={days} other={other} />
      ) : (
        <WeekGrid week={week} days={days} other={other} />
      )}
    </Stack>
  );
}

function NoInterviews({ narrowed }: { narrowed: boolean }) {
  const { t } = useLingui();
  return (
    <Empty compact icon={<IconCalendarWeek size={22} />} title={t`No interviews in this week`}>
      {narrowed
        ? t`Nobody that you chose has any. Take the filters away to see the others.`
        : t`Interviews are arranged on the tab “Interviews” of an application. They appear here at once.`}
    </Empty>
  );
}
