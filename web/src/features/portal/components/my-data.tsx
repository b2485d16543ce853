import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplication, MyDataCopy } from '@/contract';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { askForMyData, myCopiesQuery, myCopyFile } from '../api/my-data';
import { copyState } from '../model/copies';

/** Opens the copies of one's own data at an employer. */
export function MyData({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const employer = application.organization.name;
  return (
    <>
      <Anchor component="button" type="button" size="sm" py={4} onClick={() => setOpen(true)}>
        <Trans>My data…</Trans>
      </Anchor>
      <Modal opened={open} onClose={() => setOpen(false)} title={t`My data at ${employer}`}>
        {open && <Copies application={application} />}
      </Modal>
    </>
  );
}

function Copies({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const query = myCopiesQuery(application.id);
  const { data, error, refetch } = useQuery(query);
  const asking = useMutation({
    mutationFn: () => askForMyData(application.id),
    onSettled: () => void client.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (error !== null) return <ErrorPanel error={error} what={t`Your data`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={2} />;
  const underWay = data.items.some((one) => one.status === 'making' || one.status === 'waiting');
  const employer = application.organization.name;
  return (
    <Stack>
      <Text size="sm">
        <Trans>
          You may have a copy of everything that {employer} keeps of you: a document to read (PDF), the same
          as data for programs (JSON), and your files.
        </Trans>
      </Text>
      <Group>
        <Button loading={asking.isPending} disabled={underWay} onClick={() => asking.mutate()}>
          <Trans>Make a copy of my data</Trans>
        </Button>
      </Group>
      <FormError error={asking.error} />
      {data.items.map((one) => (
        <OneCopy key={one.id} application={application} copy={one} />
      ))}
    </Stack>
  );
}

function OneCopy({ application, copy }: { application: MyApplication; copy: MyDataCopy }) {
  const { t } = useLingui();
  const day = formatDate(copy.requested_at);
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {copyState(copy)}
      </Text>
      {copy.status === 'ready' && (
        <Button
          component="a"
          href={myCopyFile(application.id, copy.id)}
          download
          variant="default"
          size="xs"
          aria-label={t`Fetch the copy of ${day}`}
          leftSection={<IconDownload size={16} />}
        >
          <Trans>Fetch</Trans>
        </Button>
      )}
    </Group>
  );
}
