import { Card, SegmentedControl } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { type InterviewsView, interviewsQuery } from '../api/interviews';
import { InterviewRows } from './interview-rows';

const empty: Record<InterviewsView, { title: string; text: string }> = {
  upcoming: {
    title: 'Nothing to come',
    text: 'When a colleague arranges an interview with you, it appears here with its kit and the résumé.',
  },
  to_fill_in: {
    title: 'Every scorecard is in',
    text: 'After an interview your scorecard waits here. What the others wrote is shown once yours is in.',
  },
  all: { title: 'No interviews yet', text: 'Interviews that you hold are kept here.' },
};

export function MyInterviewsPage({
  view,
  onView,
}: {
  view: InterviewsView;
  onView: (view: InterviewsView) => void;
}) {
  const query = useInfiniteQuery(interviewsQuery(view));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="My interviews"
      width="narrow"
      below={
        <SegmentedControl
          mt="sm"
          aria-label="Which interviews"
          value={view}
          onChange={(value) => onView(value)}
          data={[
            { value: 'upcoming', label: 'Upcoming' },
            { value: 'to_fill_in', label: 'To be filled in' },
            { value: 'all', label: 'All' },
          ]}
        />
      }
    >
      <Card padding="xs">
        {query.error !== null ? (
          <ErrorPanel error={query.error} what="Your interviews" onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <RowsSkeleton rows={5} />
        ) : items.length === 0 ? (
          <Empty icon={<IconMessages size={26} />} title={empty[view].title}>
            {empty[view].text}
          </Empty>
        ) : (
          <InterviewRows items={items} />
        )}
        <LoadMore
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      </Card>
    </Page>
  );
}
