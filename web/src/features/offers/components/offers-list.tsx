import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { IconFileText, IconSearchOff, IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OfferSummary } from '@/contract';
import { formatDay, formatLastMinute } from '@/format/dates';
import { formatPay } from '@/format/numbers';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { StatusBadge } from '@/ui/status-badge';
import { jobChoicesQuery } from '../api/job-choices';
import { offersQuery } from '../api/offers';
import { asRange, offerStatuses, offerStatusLabel } from '../model/words';
import classes from './offers.module.css';

export type OfferStatusFilter = (typeof offerStatuses)[number]['value'];

interface OffersListProps {
  status: OfferStatusFilter;
  job: string | undefined;
  onStatus: (status: OfferStatusFilter) => void;
  onJob: (job: string | undefined) => void;
}

/** All offers of the organization, the one that changed last first. */
export function OffersList({ status, job, onStatus, onJob }: OffersListProps) {
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(offersQuery({ status: status === 'all' ? undefined : status, job_id: job }));
  const { data: jobs } = useQuery(jobChoicesQuery);
  const offers = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t`Offers`}
      actions={
        <Can do="offers:manage">
          <Button
            variant="default"
            leftSection={<IconTemplate size={16} />}
            renderRoot={(props) => <Link {...props} to="/app/offers/templates" />}
          >
            <Trans>Letter templates</Trans>
          </Button>
        </Can>
      }
      below={
        <Group mt="md" gap="sm" justify="space-between">
          <div className={classes.filters}>
            <SegmentedControl
              size="xs"
              aria-label={t`State`}
              value={status}
              onChange={(value) => onStatus(value)}
              data={offerStatuses.map(({ value, label }) => ({ value, label }))}
            />
          </div>
          <Select
            aria-label={t`Job`}
            placeholder={t`All jobs`}
            size="xs"
            w={{ base: '100%', sm: 260 }}
            clearable
            searchable
            data={(jobs?.items ?? []).map((one) => ({ value: one.id, label: one.title }))}
            value={job ?? null}
            onChange={(value) => onJob(value ?? undefined)}
          />
        </Group>
      }
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The offers`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton height={52} />
      ) : offers.length === 0 ? (
        <NoOffers
          filtered={status !== 'all' || job !== undefined}
          onClear={() => {
            onStatus('all');
            onJob(undefined);
          }}
        />
      ) : (
        <>
          <Table verticalSpacing={10}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Trans>Candidate</Trans>
                </Table.Th>
                <Table.Th>
                  <Trans>State</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Pay</Trans>
                </Table.Th>
                <Table.Th visibleFrom="md">
                  <Trans>First day</Trans>
                </Table.Th>
                <Table.Th visibleFrom="md">
                  <Trans>Can be accepted until</Trans>
                </Table.Th>
                <Table.Th visibleFrom="sm">
                  <Trans>Changed</Trans>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {offers.map((offer) => (
                <OfferRow key={offer.id} offer={offer} />
              ))}
            </Table.Tbody>
          </Table>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </Page>
  );
}

function OfferRow({ offer }: { offer: OfferSummary }) {
  return (
    <Table.Tr className={classes.row}>
      <Table.Td>
        <Link
          to="/app/applications/$applicationId"
          params={{ applicationId: offer.application_id }}
          search={{ view: 'offer' }}
          className={classes.title}
        >
          {offer.candidate_name}
        </Link>
        <Text size="xs" c="dimmed">
          {offer.job_title}
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={offer.status} label={offerStatusLabel(offer.status)} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm">{offer.pay === null ? '' : formatPay(asRange(offer.pay))}</Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm">{offer.start_date === null ? '' : formatDay(offer.start_date)}</Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm">
          {offer.status === 'sent' && offer.expires_at !== null ? formatLastMinute(offer.expires_at) : ''}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed" component="span">
          <RelativeTime at={offer.updated_at} />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function NoOffers({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  if (filtered)
    return (
      <Empty
        icon={<IconSearchOff size={26} />}
        title={t`No offer fits`}
        actions={
          <Button variant="default" onClick={onClear}>
            <Trans>Show all offers</Trans>
          </Button>
        }
      >
        <Trans>Try another state or another job.</Trans>
      </Empty>
    );
  return (
    <Empty icon={<IconFileText size={26} />} title={t`No offers yet`}>
      <Trans>
        Move an application to its offer stage, open it, and write the offer in its tab “Offer”. The candidate
        answers on a private page; you see here where each offer stands.
      </Trans>
    </Empty>
  );
}
