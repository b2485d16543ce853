import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Candidate, DataCopy } from '@/contract';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { askForDataCopy, copiesOfQuery, copyFile } from '../api/data-copies';
import { copyState } from '../model/words';

interface DataCopyDialogProps {
  candidate: Candidate;
  opened: boolean;
  onClose: () => void;
}

/** Lets a copy of a person's data be made, and hands out those that are ready. */
export function DataCopyDialog({ candidate, opened, onClose }: DataCopyDialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`A copy of this person’s data`} size="lg">
      {opened && <Copies candidate={candidate} />}
    </Modal>
  );
}

function Copies({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = copiesOfQuery(candidate.id);
  const { data, error, refetch } = useQuery(query);
  const asking = useMutation({
    mutationFn: () => askForDataCopy(candidate.id),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: query.queryKey });
      void client.invalidateQueries({ queryKey: ['data-copies'] });
    },
  });
  if (error !== null) return <ErrorPanel error={error} what={t`The copies`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  const underWay = data.items.some((one) => one.status === 'making' || one.status === 'waiting');
  return (
    <Stack>
      <Text size="sm">
        <Trans>
          A zip with everything that is kept of {candidate.full_name}: a document to read (PDF), the same as
          data (JSON), and the files. Check who you give it to.
        </Trans>
      </Text>
      <List size="sm">
        <List.Item>
          <Trans>All records that were made one, and all jobs, confidential ones too.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Nobody’s name who wrote a note or gave a rating.</Trans>
        </List.Item>
        <List.Item>
          <Trans>
            No voluntary answers about oneself and no requests for adjustments: only the person is given them.
          </Trans>
        </List.Item>
      </List>
      <Group>
        <Button loading={asking.isPending} disabled={underWay} onClick={() => asking.mutate()}>
          <Trans>Make a copy</Trans>
        </Button>
      </Group>
      <FormError error={asking.error} />
      {data.items.map((one) => (
        <OneCopy key={one.id} copy={one} />
      ))}
    </Stack>
  );
}

function OneCopy({ copy }: { copy: DataCopy }) {
  const { t } = useLingui();
  const day = formatDate(copy.requested_at);
  return (
    <Group justify="space-between" gap="xs">
      <div style={{ minWidth: 0 }}>
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
      </div>
      {copy.can_fetch && <FetchCopy copy={copy} label={t`Fetch the copy of ${day}`} />}
    </Group>
  );
}

function FetchCopy({ copy, label }: { copy: DataCopy; label: string }) {
  return (
    <Button
      component="a"
      href={copyFile(copy.id)}
      download
      variant="default"
      size="xs"
      aria-label={label}
      leftSection={<IconDownload size={16} />}
    >
      <Trans>Fetch</Trans>
    </Button>
  );
}
