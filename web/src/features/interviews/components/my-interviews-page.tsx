import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
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
    get title() {
      return t`Nothing to come`;
    },
    get text() {
      return t`When a colleague arranges an interview with you, it appears here with its kit and the résumé.`;
    },
  },
  to_fill_in: {
    get title() {
      return t`Every scorecard is in`;
    },
    get text() {
      return t`After an interview your scorecard waits here. What the others wrote is shown once yours is in.`;
    },
  },
  all: {
    get title() {
      return t`No interviews yet`;
    },
    get text() {
      return t`Interviews that you hold are kept here.`;
    },
  },
};

export function MyInterviewsPage({
  view,
  onView,
}: {
  view: InterviewsView;
  onView: (view: InterviewsView) => void;
}) {
  const { t } = useLingui();
  const query = useInfiniteQuery(interviewsQuery(view));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t`My interviews`}
      width="narrow"
      below={
        <SegmentedControl
          mt="sm"
          aria-label={t`Which interviews`}
          value={view}
          onChange={(value) => onView(value)}
          data={[
            { value: 'upcoming', label: t`Upcoming` },
            { value: 'to_fill_in', label: t`To be filled in` },
            { value: 'all', label: t`All` },
          ]}
        />
      }
    >
      <Card padding="xs">
        {query.error !== null ? (
          <ErrorPanel error={query.error} what={t`Your interviews`} onRetry={() => void query.refetch()} />
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
