import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { InterviewWeek, ListedInterview, PersonInWeek } from '@/contract';
import { formatTime, formatTimeIn, formatWeekday } from '@/format/dates';
import { formatList } from '@/format/numbers';
import { placeOf } from '@/format/zones';
import {
  hoursShown,
  instantAt,
  keepTheirDistance,
  minutesOfDay,
  type Placed,
  placeInDay,
  restOf,
  sharedHours,
  type Stretch,
  todayIn,
} from '../model/week';
import { stateOf } from '../model/words';
import classes from './week-grid.module.css';

export interface WeekProps {
  week: InterviewWeek;
  days: string[];
  /** The organization's zone where its clocks show something else. */
  other: string | null;
}

interface Meeting extends Stretch {
  listed: ListedInterview;
}

interface Busy extends Stretch {
  person: PersonInWeek;
}

export const meetingsOf = (week: InterviewWeek): Meeting[] =>
  week.items.flatMap((listed) => {
    const { starts_at, ends_at } = listed.interview;
    return starts_at === null || ends_at === null ? [] : [{ starts_at, ends_at, listed }];
  });

export const busyTimesOf = (week: InterviewWeek): Busy[] =>
  week.people.flatMap((person) => person.busy.map((span) => ({ ...span, person })));

/** Seven days beside one another, hours downwards. */
export function WeekGrid({ week, days, other }: WeekProps) {
  const { t } = useLingui();
  const zone = week.time_zone;
  const columns = days.map((day) => ({
    day,
    meetings: placeInDay(meetingsOf(week), day, zone),
    busy: placeInDay(busyTimesOf(week), day, zone),
    hours: sharedHours(week.people, day, zone),
  }));
  const shown = hoursShown(columns.flatMap((one) => [...one.meetings, ...(one.hours ?? [])]));
  const distant = other !== null && keepTheirDistance(days, zone, other);
  const today = todayIn(zone);
  const hours = Array.from({ length: (shown.to - shown.from) / 60 }, (_, at) => shown.from + at * 60);
  const [monday = ''] = days;
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Week`}>
      <div className={classes.grid} style={{ '--hours': hours.length } as CSSProperties}>
        <div className={classes.axis} aria-hidden>
          <div className={classes.head}>{distant && <small>{placeOf(other)}</small>}</div>
          {hours.map((minute) => (
            <div key={minute} className={classes.hour}>
              <span>{formatTimeIn(instantAt(monday, minute, zone), zone)}</span>
              {distant && <small>{formatTimeIn(instantAt(monday, minute, zone), other)}</small>}
            </div>
          ))}
        </div>
        {columns.map(({ day, meetings, busy, hours: working }) => (
          <section
            key={day}
            className={classes.day}
            aria-label={`${formatWeekday(day, 'long')}: ${t`${plural(meetings.length, { one: '# interview', other: '# interviews' })}`}`}
          >
            <div className={classes.head} data-today={day === today || undefined}>
              {formatWeekday(day)}
              {other !== null && !distant && (
                <small>
                  <Trans>
                    {formatTimeIn(instantAt(day, 12 * 60, zone), zone)} is{' '}
                    {formatTimeIn(instantAt(day, 12 * 60, zone), other)} in {placeOf(other)}
                  </Trans>
                </small>
              )}
            </div>
            <ul className={classes.hours}>
              {working !== null &&
                restOf(working, shown).map((off) => (
                  <li
                    key={`off-${off.from}`}
                    className={classes.off}
                    style={at(off, shown.from)}
                    aria-hidden
                    data-off
                  />
                ))}
              {busy.map((one) => (
                <BusyBlock
                  key={`${one.item.person.user_id}-${one.item.starts_at}`}
                  block={one}
                  from={shown}
                />
              ))}
              {meetings.map((one) => (
                <MeetingBlock
                  key={one.item.listed.interview.id}
                  block={one}
                  from={shown.from}
                  other={other}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const share = (value: number) => `${String(value * 100)}%`;

const at = ({ from, to }: { from: number; to: number }, first: number): CSSProperties =>
  ({ '--from': (from - first) / 60, '--length': (to - from) / 60 }) as CSSProperties;

const beside = (block: Placed<unknown>, first: number): CSSProperties => ({
  ...at(block, first),
  insetInlineStart: share(block.lane / block.lanes),
  inlineSize: share(1 / block.lanes),
});

function BusyBlock({ block, from }: { block: Placed<Busy>; from: { from: number; to: number } }) {
  const cut = { ...block, from: Math.max(block.from, from.from), to: Math.min(block.to, from.to) };
  if (cut.from >= cut.to) return null;
  return (
    <li
      className={classes.busy}
      style={beside(cut, from.from)}
      data-whole={block.to - block.from === minutesOfDay}
    >
      <Trans>
        Busy <span>{block.item.person.full_name}</span>
      </Trans>
    </li>
  );
}

function MeetingBlock({
  block,
  from,
  other,
}: {
  block: Placed<Meeting>;
  from: number;
  other: string | null;
}) {
  const { interview, candidate_name, job_title } = block.item.listed;
  const state = stateOf(interview);
  const people = formatList(interview.interviewers.map((one) => one.full_name));
  const time = `${formatTime(block.item.starts_at)} – ${formatTime(block.item.ends_at)}`;
  const there = other === null ? '' : ` (${formatTimeIn(block.item.starts_at, other)} ${placeOf(other)})`;
  return (
    <li className={classes.meeting} style={beside(block, from)} data-state={interview.state}>
      <Link
        to="/app/interviews/$interviewId"
        params={{ interviewId: interview.id }}
        title={[
          `${time}${there}`,
          candidate_name,
          `${interview.title} · ${job_title}`,
          people,
          state.label,
        ].join('\n')}
      >
        <strong>{candidate_name}</strong>
        <span>{time}</span>
        <span>{interview.title}</span>
        <span>{people}</span>
      </Link>
    </li>
  );
}
