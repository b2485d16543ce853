import { useLingui } from '@lingui/react/macro';
import { Text, Timeline } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconCalendarEvent,
  IconCheck,
  IconDoorExit,
  IconFile,
  IconInbox,
  IconMail,
  IconNote,
  IconPoint,
  IconRefresh,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TimelineItem } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { timelineQuery } from '../api/get-timeline';

const icons: Record<string, ReactNode> = {
  applied: <IconInbox size={13} />,
  moved: <IconArrowRight size={13} />,
  reopened: <IconRefresh size={13} />,
  undone: <IconArrowBackUp size={13} />,
  withdrawn: <IconDoorExit size={13} />,
  accepted: <IconCheck size={13} />,
  note: <IconNote size={13} />,
  file: <IconFile size={13} />,
  message: <IconMail size={13} />,
  assignment: <IconUserCheck size={13} />,
  interview: <IconCalendarEvent size={13} />,
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Moves, notes, files, interviews and mails, newest first. */
export function TimelineList({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(timelineQuery(id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The timeline`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <Timeline bulletSize={24} lineWidth={2} active={-1} aria-label={t`Timeline`}>
      {data.items.map((item) => (
        <Timeline.Item
          key={item.id}
          bullet={icons[item.kind] ?? <IconPoint size={13} />}
          title={<Headline item={item} />}
        >
          {[text(item.detail.reason), text(item.detail.note), text(item.detail.body)].map(
            (line, index) =>
              line !== undefined && (
                <Text
                  key={index}
                  size="sm"
                  style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
                  lineClamp={8}
                >
                  {line}
                </Text>
              ),
          )}
          <Text size="xs" c="dimmed" mt={2}>
            {item.actor !== '' && `${item.actor} · `}
            <RelativeTime at={item.at} />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function Headline({ item }: { item: TimelineItem }) {
  const undone = item.detail.undone === true;
  const interview = text(item.detail.interview_id);
  const starts = text(item.detail.starts_at);
  if (interview !== undefined)
    return (
      <Text component="span" size="sm" fw={550}>
        <Link to="/app/interviews/$interviewId" params={{ interviewId: interview }}>
          {item.summary}
        </Link>
        {starts !== undefined && ` · ${formatDateTime(starts)}`}
      </Text>
    );
  return (
    <Text component="span" size="sm" fw={550} td={undone ? 'line-through' : undefined}>
      {item.summary}
    </Text>
  );
}
