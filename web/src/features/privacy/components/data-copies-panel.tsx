import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Modal, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DataCopy } from '@/contract';
import { formatDate, formatDay } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { dataCopiesQuery, refuseCopy, releaseCopy } from '../api/data-copies';
import { copyState } from '../model/words';
import { ChoicesCard } from './choices-card';

/** Copies of people's data: who asked, what waits for a word, and what is disclosed. */
export function DataCopiesPanel() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(dataCopiesQuery);
  if (error !== null) return <ErrorPanel error={error} what={t`The copies`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={90} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <Stack>
      <ChoicesCard />
      <Title order={2}>
        <Trans>Who asked</Trans>
      </Title>
      {items.length === 0 && (
        <Empty icon={<IconFileZip size={22} />} title={t`Nobody asked yet`}>
          <Trans>
            People ask in the portal or on the page of their application. For whoever writes to you, open the
            record and choose “Copy of the data”.
          </Trans>
        </Empty>
      )}
      {items.map((one) => (
        <OneCopy key={one.id} copy={one} />
      ))}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </Stack>
  );
}

function OneCopy({ copy }: { copy: DataCopy }) {
  const day = formatDate(copy.requested_at);
  return (
    <Card>
      <Anchor
        underline="always"
        renderRoot={(props) => (
          <Link {...props} to="/app/candidates/$candidateId" params={{ candidateId: copy.candidate_id }} />
        )}
      >
        {copy.candidate_name}
      </Anchor>
      <Text size="sm">{copyState(copy)}</Text>
      <Text size="xs" c="dimmed">
        {copy.asked_by === 'member' ? (
          <Trans>
            Asked on {day} by {copy.requested_by_name}
          </Trans>
        ) : (
          <Trans>Asked on {day} by the person</Trans>
        )}
      </Text>
      {copy.status === 'waiting' && <Decision copy={copy} />}
      {copy.status === 'refused' && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Trans>
            {copy.decided_by_name}: {copy.reason}
          </Trans>
        </Text>
      )}
    </Card>
  );
}

function Decision({ copy }: { copy: DataCopy }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [refusing, setRefusing] = useState(false);
  const stale = () => void client.invalidateQueries({ queryKey: ['data-copies'] });
  const releasing = useMutation({
    mutationFn: () => releaseCopy(copy.id),
    onSuccess: () => toastDone(t`The copy is being made, and goes to the person.`),
    onSettled: stale,
  });
  return (
    <Stack gap="xs" mt="xs">
      <Text size="sm">
        <Trans>
          This person has several records, or wrote from an address that is not on theirs. Look whether all of
          it belongs to the person who asked. The copy is due on {formatDay(copy.due_on)} at the latest.
        </Trans>
      </Text>
      <Group gap="xs">
        <Button size="xs" loading={releasing.isPending} onClick={() => releasing.mutate()}>
          <Trans>It is all theirs: send it</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => setRefusing(true)}>
          <Trans>Refuse…</Trans>
        </Button>
      </Group>
      <FormError error={releasing.error} />
      <Modal opened={refusing} onClose={() => setRefusing(false)} title={t`Refuse the copy`}>
        <Refusal copy={copy} onDone={() => setRefusing(false)} />
      </Modal>
    </Stack>
  );
}

function Refusal({ copy, onDone }: { copy: DataCopy; onDone: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const refusing = useMutation({
    mutationFn: () => refuseCopy(copy.id, reason),
    onSuccess: () => {
      toastDone(t`Refused. The person gets your reason by mail.`);
      onDone();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['data-copies'] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        refusing.mutate();
      }}
    >
      <Stack>
        <Textarea
          label={t`Why`}
          description={t`The person reads this. Say how they can show that the data is theirs.`}
          data-autofocus
          autosize
          minRows={3}
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormError error={refusing.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={refusing.isPending} disabled={reason.trim() === ''}>
            <Trans>Refuse</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
