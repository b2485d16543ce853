import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Anchor,
  Autocomplete,
  Badge,
  Button,
  Group,
  Modal,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job, ShareLink } from '@/contract';
import { formatNumber } from '@/format/numbers';
import { humanize } from '@/format/words';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { toastDone, toastFailed } from '@/ui/toast';
import { retireLink, shareJob, shareLinkCountsQuery, shareLinksQuery } from '../api/share-links';

const usual = ['referral', 'linkedin', 'indeed', 'event', 'newsletter', 'agency'];
const accepted = /^[A-Za-z0-9_.-]{1,60}$/;

/** Hands out addresses of a job, and shows what came by each. */
export function ShareJob({ job, opened, onClose }: { job: Job; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={opened} onClose={onClose} title={t`Share “${job.title}”`} size="lg">
      {opened && (
        <Stack gap="lg">
          <NewLink job={job} />
          <Links job={job} onClose={onClose} />
        </Stack>
      )}
    </Modal>
  );
}

function NewLink({ job }: { job: Job }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const clipboard = useClipboard();
  const [label, setLabel] = useState('');
  const [source, setSource] = useState('referral');
  const key = source.trim().toLowerCase().replace(/\s+/g, '_');
  const making = useMutation({
    mutationFn: () => shareJob(job.id, label.trim(), key),
    onSuccess: (link) => {
      clipboard.copy(link.url);
      toastDone(t`The link for “${link.label}” is on the clipboard.`);
      setLabel('');
    },
    onSettled: () => void client.invalidateQueries({ queryKey: shareLinksQuery(job.id).queryKey }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          <Trans>
            Make a link for each place and person you hand this job to: every application tells by which of
            them it came.
          </Trans>
        </Text>
        <Group grow align="flex-start" gap="sm" preventGrowOverflow={false}>
          <TextInput
            label={t`Who or what it is for`}
            placeholder={t`Spring fair, Ana’s post …`}
            required
            maxLength={200}
            data-autofocus
            miw={200}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Autocomplete
            label={t`Counted as the source`}
            required
            maxLength={60}
            miw={160}
            data={usual}
            value={source}
            onChange={setSource}
            error={key !== '' && !accepted.test(key) && t`Letters, digits, dots and dashes only.`}
          />
        </Group>
        <FormError error={making.error} />
        {job.status !== 'open' && (
          <Text size="xs" c="dimmed">
            <Trans>
              The job is not open yet. The link can be handed out now; it shows the posting once it is.
            </Trans>
          </Text>
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={making.isPending}
            disabled={label.trim() === '' || !accepted.test(key)}
          >
            <Trans>Make and copy the link</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Links({ job, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(shareLinksQuery(job.id));
  const sees = useCan('applications:read');
  const { data: counts } = useQuery({ ...shareLinkCountsQuery(job.id), enabled: sees });
  if (error !== null) return <ErrorPanel error={error} what={t`The links`} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t`Share links`}>
      {data.items.map((link) => (
        <li key={link.id}>
          <Row job={job} link={link} came={sees ? counts?.get(link.id) : undefined} onClose={onClose} />
        </li>
      ))}
    </Stack>
  );
}

function Row(props: {
  job: Job;
  link: ShareLink;
  came: { total: number; hired: number } | undefined;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { job, link, came, onClose } = props;
  const client = useQueryClient();
  const clipboard = useClipboard();
  const retiring = useMutation({
    mutationFn: () => retireLink(job.id, link.id),
    onSuccess: () => toastDone(t`Retired: it still leads to the job, and nothing is counted to it.`),
    onError: (problem) => toastFailed(t`The link is still in use`, problem),
    onSettled: () => void client.invalidateQueries({ queryKey: shareLinksQuery(job.id).queryKey }),
  });
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
            {link.label}
          </Text>
          {link.retired_at !== null && (
            <Badge variant="light" color="gray">
              <Trans>Retired</Trans>
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t`${humanize(link.source)} · made by ${link.created_by_name} · ${plural(link.visits, { one: '# visit', other: '# visits' })}`}
          {came !== undefined && came.total > 0 && (
            <>
              {' · '}
              <Anchor
                size="xs"
                underline="always"
                renderRoot={(anchor) => (
                  <Link
                    {...anchor}
                    to="/app/jobs/$jobId/table"
                    params={{ jobId: job.id }}
                    search={{ link: link.id }}
                    onClick={onClose}
                  />
                )}
              >
                {t`${plural(came.total, { one: '# application', other: '# applications' })}`}
              </Anchor>
              {came.hired > 0 && t`, ${formatNumber(came.hired)} hired`}
            </>
          )}
        </Text>
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {link.url}
        </Text>
      </div>
      <ActionIcon
        variant="default"
        aria-label={t`Copy the link for ${link.label}`}
        onClick={() => {
          clipboard.copy(link.url);
          toastDone(t`The link is on the clipboard.`);
        }}
      >
        <IconCopy size={16} />
      </ActionIcon>
      {link.can_retire && (
        <ActionIcon
          variant="default"
          aria-label={t`Retire the link for ${link.label}`}
          loading={retiring.isPending}
          onClick={() => retiring.mutate()}
        >
          <IconLinkOff size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
