import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Text, Title } from '@mantine/core';
import { formatTime, formatTimeIn, formatWeekday } from '@/format/dates';
import { formatList } from '@/format/numbers';
import { placeOf } from '@/format/zones';
import { instantAt, type Placed, placeInDay, type Stretch, todayIn } from '../model/week';
import { InterviewRows } from './interview-rows';
import { busyTimesOf, meetingsOf, type WeekProps } from './week-grid';

const minutesToShow = (part: Placed<Stretch>, day: string, zone: string) =>
  `${formatTime(instantAt(day, part.from, zone))} – ${formatTime(part.item.ends_at)}`;

/** The days of a week one below the other, each with what is on it. */
export function WeekDays({ week, days, other }: WeekProps) {
  const { t } = useLingui();
  const zone = week.time_zone;
  const today = todayIn(zone);
  return days.map((day) => {
    const meetings = placeInDay(meetingsOf(week), day, zone);
    const busy = placeInDay(busyTimesOf(week), day, zone);
    const [alone, ...others] = week.people;
    const hours = alone === undefined || others.length > 0 ? [] : placeInDay(alone.working, day, zone);
    return (
      <Card key={day} component="section" padding="sm" aria-label={formatWeekday(day, 'long')}>
        <Title order={3}>
          {formatWeekday(day, 'long')}
          {day === today && ` · ${t`today`}`}
        </Title>
        {hours.length > 0 && (
          <Text size="xs" c="dimmed">
            <Trans>
              {alone?.full_name} works {formatList(hours.map((one) => minutesToShow(one, day, zone)))}
            </Trans>
          </Text>
        )}
        {other !== null && (
          <Text size="xs" c="dimmed">
            <Trans>
              {formatTimeIn(instantAt(day, 12 * 60, zone), zone)} is{' '}
              {formatTimeIn(instantAt(day, 12 * 60, zone), other)} in {placeOf(other)}
            </Trans>
          </Text>
        )}
        {meetings.length > 0 && <InterviewRows items={meetings.map((one) => one.item.listed)} />}
        {busy.map((one) => (
          <Text size="sm" key={`${one.item.person.user_id}-${one.item.starts_at}`}>
            <Trans>
              {one.item.person.full_name} is busy {minutesToShow(one, day, zone)}
            </Trans>
          </Text>
        ))}
        {meetings.length === 0 && busy.length === 0 && (
          <Text size="sm" c="dimmed">
            <Trans>No interviews</Trans>
          </Text>
        )}
      </Card>
    );
  });
}
