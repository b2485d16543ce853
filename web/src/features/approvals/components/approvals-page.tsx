import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApprovalDetails } from '@/approvals/approval-details';
import { approvalsQuery } from '@/approvals/approvals';
import { DecisionForm } from '@/approvals/decision-form';
import type { ApprovalShow, ApprovalView } from '@/contract';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { usePhone } from '@/ui/use-phone';
import { HandOnForOthers } from './hand-on-for-others';
import { StandIns } from './stand-ins';

export const approvalShows = [
  'waiting',
  'asked',
  'decided',
  'pending',
] as const satisfies readonly ApprovalShow[];

const nothing: Record<ApprovalShow, { title: string; text: string }> = {
  waiting: {
    get title() {
      return t`Nothing waits for you`;
    },
    get text() {
      return t`When a job, an offer or an AI interview needs your approval it appears here, and a mail with a link tells you.`;
    },
  },
  asked: {
    get title() {
      return t`You have asked for nothing yet`;
    },
    get text() {
      return t`Submit a job for approval on its page, and follow here who has decided.`;
    },
  },
  decided: {
    get title() {
      return t`You have decided nothing yet`;
    },
    get text() {
      return t`What you approve or decline is kept here.`;
    },
  },
  pending: {
    get title() {
      return t`Nothing waits for anybody`;
    },
    get text() {
      return t`Requests that wait for others are here, so that somebody else can decide while they are away.`;
    },
  },
};

/** What waits for me, what I asked for, what I decided; and who stands in while I am away. */
export function ApprovalsPage({
  show,
  onShow,
}: {
  show: ApprovalShow;
  onShow: (show: ApprovalShow) => void;
}) {
  const { t } = useLingui();
  const phone = usePhone();
  const manages = useCan('approvals:manage');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    approvalsQuery(show),
  );
  const items = data?.pages.flatMap((page) => page.items);
  const which = {
    'aria-label': t`Which`,
    value: show,
    onChange: (value: ApprovalShow | null) => value !== null && onShow(value),
    data: [
      { value: 'waiting' as const, label: t`Waiting for me` },
      { value: 'asked' as const, label: t`Asked by me` },
      { value: 'decided' as const, label: t`Decided by me` },
      ...(manages ? [{ value: 'pending' as const, label: t`All that wait` }] : []),
    ],
  };
  return (
    <Page
      title={t`Approvals`}
      width="narrow"
      below={
        phone ? (
          <Select mt="md" allowDeselect={false} {...which} />
        ) : (
          <SegmentedControl mt="md" size="xs" {...which} />
        )
      }
    >
      <Stack gap="lg">
        {error !== null ? (
          <ErrorPanel error={error} what={t`The approvals`} onRetry={() => void refetch()} />
        ) : items === undefined ? (
          <RowsSkeleton rows={3} height={140} />
        ) : items.length === 0 ? (
          <Empty icon={<IconCircleCheck size={22} />} title={nothing[show].title}>
            {nothing[show].text}
          </Empty>
        ) : (
          items.map((view) => <ApprovalCard key={view.approval.id} view={view} />)
        )}
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        <StandIns />
      </Stack>
    </Page>
  );
}

const openLabel = (kind: ApprovalView['approval']['kind']): string =>
  ({ job: t`Open the job`, offer: t`Open the offer`, ai_interview_template: t`Open the AI interview` })[kind];

export function ApprovalCard({ view }: { view: ApprovalView }) {
  const { approval } = view;
  return (
    <Card component="article" aria-labelledby={`approval-${approval.id}`}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
        <div>
          <Title order={2} id={`approval-${approval.id}`}>
            {approval.title}
          </Title>
          <Text size="sm" c="dimmed">
            <Trans>
              {humanize(approval.kind)} · {approval.chain_name} · asked by {approval.requested_by_name}{' '}
              <RelativeTime at={approval.requested_at} />
            </Trans>
          </Text>
        </div>
        <StatusBadge status={approval.status} />
      </Group>
      <Stack gap="md">
        <ApprovalDetails view={view} />
        <DecisionForm view={view} />
        <HandOnForOthers view={view} />
        <div>
          <Button size="xs" variant="default" renderRoot={(props) => <Link {...props} to={approval.link} />}>
            {openLabel(approval.kind)}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
