import { Trans, useLingui } from '@lingui/react/macro';
import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ErasureRequest } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { erasureRequestsQuery } from '../api/erasures';
import { grounds, isUndecided, requestState, timeLeft } from '../model/requests';
import { CarryOut, RefuseErasure } from './erasure-decision';

/** Who asked to be erased: by when it is due, what happens by itself, and what waits for a word. */
export function ErasureRequests() {
  const { t } = useLingui();
  const [show, setShow] = useState('open');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    erasureRequestsQuery(show === 'open'),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2}>
          <Trans>Who asked to be erased</Trans>
        </Title>
        <SegmentedControl
          aria-label={t`Which requests`}
          value={show}
          onChange={setShow}
          data={[
            { value: 'open', label: t`Without an answer` },
            { value: 'all', label: t`All` },
          ]}
        />
      </Group>
      {error !== null && <ErrorPanel error={error} what={t`The requests`} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <RowsSkeleton rows={2} height={90} />}
      {data !== undefined && items.length === 0 && (
        <Text size="sm" c="dimmed">
          <Trans>
            Nobody waits for an answer. People ask in the portal or on the page of their application, and
            confirm it by mail.
          </Trans>
        </Text>
      )}
      {items.map((one) => (
        <OneRequest key={one.id} request={one} />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Stack>
  );
}

function OneRequest({ request }: { request: ErasureRequest }) {
  const asked = formatDate(request.requested_at);
  const ground = grounds().find(({ value }) => value === request.ground)?.label;
  return (
    <Card>
      <Group justify="space-between" gap="xs">
        <Anchor
          underline="always"
          style={{ overflowWrap: 'anywhere' }}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/app/candidates/$candidateId"
              params={{ candidateId: request.candidate_id }}
            />
          )}
        >
          {request.candidate_name === '' ? request.number : request.candidate_name}
        </Anchor>
        {(isUndecided(request) || request.status === 'leaving') && (
          <Badge
            color={request.is_overdue ? 'red' : 'gray'}
            variant={request.is_overdue ? 'filled' : 'default'}
          >
            {timeLeft(request)}
          </Badge>
        )}
      </Group>
      <Text size="sm" mt={4}>
        {requestState(request)}
      </Text>
      {request.status === 'refused' && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {ground}
          {request.reason !== '' && `: ${request.reason}`}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {request.asked_by === 'portal' ? (
          <Trans>
            {request.number}, asked on {asked} in the portal, due on {formatDay(request.due_on)}
          </Trans>
        ) : (
          <Trans>
            {request.number}, asked on {asked} on the page of an application, due on{' '}
            {formatDay(request.due_on)}
          </Trans>
        )}
      </Text>
      {isUndecided(request) && <Decision request={request} />}
    </Card>
  );
}

function Decision({ request }: { request: ErasureRequest }) {
  const { t } = useLingui();
  const [asks, setAsks] = useState<'carry-out' | 'refuse' | null>(null);
  const close = () => setAsks(null);
  const name = request.candidate_name === '' ? request.number : request.candidate_name;
  return (
    <Group gap="xs" mt="xs">
      <Button
        size="xs"
        color="red"
        aria-label={t`Carry out now… ${name}`}
        onClick={() => setAsks('carry-out')}
      >
        <Trans>Carry out now…</Trans>
      </Button>
      <Button size="xs" variant="default" aria-label={t`Refuse… ${name}`} onClick={() => setAsks('refuse')}>
        <Trans>Refuse…</Trans>
      </Button>
      <Modal opened={asks === 'carry-out'} onClose={close} title={t`Erase ${name}`}>
        <CarryOut request={request} onDone={close} />
      </Modal>
      <Modal opened={asks === 'refuse'} onClose={close} title={t`Refuse the erasure`}>
        <RefuseErasure request={request} onDone={close} />
      </Modal>
    </Group>
  );
}
