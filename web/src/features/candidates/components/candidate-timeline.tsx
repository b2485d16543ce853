import { useLingui } from '@lingui/react/macro';
import { Anchor, Text, Timeline } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowRight,
  IconArrowsSplit2,
  IconDeviceMobileMessage,
  IconDoorExit,
  IconFile,
  IconInbox,
  IconMail,
  IconNote,
  IconPencil,
  IconPoint,
  IconRefresh,
  IconUserPlus,
} from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CandidateEvent, CustomField } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { candidateTimelineQuery } from '../api/around';
import { summaryOf } from '../model/timeline';

const icons: Record<string, ReactNode> = {
  created: <IconUserPlus size={13} />,
  changed: <IconPencil size={13} />,
  note: <IconNote size={13} />,
  application_note: <IconNote size={13} />,
  applied: <IconInbox size={13} />,
  moved: <IconArrowRight size={13} />,
  reopened: <IconRefresh size={13} />,
  undone: <IconArrowBackUp size={13} />,
  withdrawn: <IconDoorExit size={13} />,
  merged: <IconArrowMerge size={13} />,
  split: <IconArrowsSplit2 size={13} />,
  file: <IconFile size={13} />,
  message: <IconMail size={13} />,
  text: <IconDeviceMobileMessage size={13} />,
  text_reply: <IconDeviceMobileMessage size={13} />,
};

/** Everything that happened with a person, over all applications, newest first. */
export function CandidateTimeline({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    candidateTimelineQuery(id),
  );
  const { data: fields } = useQuery(candidateFieldsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The timeline`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={5} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <>
      <Timeline bulletSize={24} lineWidth={2} active={-1} aria-label={t`Timeline`}>
        {items.map((item) => (
          <Timeline.Item
            key={`${item.kind}${item.id}`}
            bullet={icons[item.kind] ?? <IconPoint size={13} />}
            title={<Headline item={item} custom={fields?.items ?? []} />}
          >
            {item.body !== '' && (
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} lineClamp={6}>
                {item.body}
              </Text>
            )}
            <Text size="xs" c="dimmed" mt={2}>
              {item.actor !== '' && `${item.actor} · `}
              <RelativeTime at={item.at} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

const ofApplications = ['applied', 'moved', 'reopened', 'undone', 'withdrawn', 'application_note'];

function Headline({ item, custom }: { item: CandidateEvent; custom: CustomField[] }) {
  const summary = summaryOf(item, custom);
  const { record_id: application } = item;
  if (application === null || !ofApplications.includes(item.kind))
    return (
      <Text component="span" size="sm" fw={550}>
        {summary}
      </Text>
    );
  return (
    <Anchor
      size="sm"
      fw={550}
      c="inherit"
      renderRoot={(props) => (
        <Link {...props} to="/app/applications/$applicationId" params={{ applicationId: application }} />
      )}
    >
      {summary}
    </Anchor>
  );
}
