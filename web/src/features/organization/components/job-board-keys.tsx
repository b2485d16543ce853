import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Badge,
  Button,
  Card,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IssuedBoardKey, JobBoardKey } from '@/contract';
import { formatDate } from '@/format/dates';
import { Confirm } from '@/ui/confirm';
import { toastDone, toastFailed } from '@/ui/toast';
import { makeKey, revokeKey, rotateKey } from '../api/job-boards';

/** Keys with which a careers site hands applications in. A token is shown once. */
export function JobBoardKeys({ keys }: { keys: readonly JobBoardKey[] }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [asksConsent, setAsksConsent] = useState(false);
  const [issued, setIssued] = useState<IssuedBoardKey | null>(null);
  const [asking, setAsking] = useState<{ what: 'rotate' | 'revoke'; key: JobBoardKey } | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['job-boards'] });
  const made = useMutation({
    mutationFn: makeKey,
    onSuccess: (key) => {
      setIssued(key);
      setName('');
      setAsksConsent(false);
    },
    onError: (error) => toastFailed(t`The key was not made`, error),
    onSettled: refresh,
  });
  const rotated = useMutation({
    mutationFn: (key: JobBoardKey) => rotateKey(key.id),
    onSuccess: setIssued,
    onError: (error) => toastFailed(t`The key is unchanged`, error),
    onSettled: () => {
      setAsking(null);
      return refresh();
    },
  });
  const revoked = useMutation({
    mutationFn: (key: JobBoardKey) => revokeKey(key.id),
    onSuccess: () => {
      setIssued(null);
      toastDone(t`Revoked: it lets nobody in any more.`);
    },
    onError: (error) => toastFailed(t`The key is unchanged`, error),
    onSettled: () => {
      setAsking(null);
      return refresh();
    },
  });
  return (
    <Card component="section">
      <Title order={2} size="h4" mb="xs">
        <Trans>Keys for applications</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          Reading jobs needs no key. A site that takes applications itself hands them in with one, from its
          server.
        </Trans>
      </Text>
      {issued !== null && (
        <Alert
          mb="md"
          color="green"
          role="status"
          title={t`The key “${issued.key.name}”`}
          withCloseButton
          closeButtonLabel={t`Hide the key`}
          onClose={() => setIssued(null)}
        >
          <Text size="sm" mb="xs">
            <Trans>Copy it now: it is not shown again.</Trans>
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Code style={{ overflowWrap: 'anywhere' }}>{issued.token}</Code>
            <CopyButton value={issued.token}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" flex="none" onClick={copy}>
                  {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      <Stack gap="sm">
        {keys.map((key) => (
          <Group key={key.id} justify="space-between" gap="xs">
            <div>
              <Group gap="xs">
                <Text fw={600}>{key.name}</Text>
                <Code>…{key.hint}</Code>
                {key.revoked_at !== null && (
                  <Badge color="gray" variant="light">
                    <Trans>Revoked</Trans>
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed">
                {key.asks_consent && (
                  <>
                    <Trans>Its site asks for consent.</Trans>{' '}
                  </>
                )}
                {key.last_used_at === null ? (
                  <Trans>Never used.</Trans>
                ) : (
                  <Trans>Last used {formatDate(key.last_used_at)}.</Trans>
                )}
              </Text>
            </div>
            {key.revoked_at === null && (
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t`Rotate the key “${key.name}”`}
                  onClick={() => setAsking({ what: 'rotate', key })}
                >
                  <Trans>Rotate</Trans>
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t`Revoke the key “${key.name}”`}
                  onClick={() => setAsking({ what: 'revoke', key })}
                >
                  <Trans>Revoke</Trans>
                </Button>
              </Group>
            )}
          </Group>
        ))}
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') made.mutate({ name: name.trim(), asks_consent: asksConsent });
        }}
      >
        <Stack mt="lg" gap="xs">
          <TextInput
            label={t`Name of the new key`}
            description={t`The site that uses it, such as its address.`}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t`The site shows our privacy notice and takes no application without consent`}
            description={t`Then applications need not say so one by one. Without this, each has to.`}
            checked={asksConsent}
            onChange={(event) => setAsksConsent(event.currentTarget.checked)}
          />
          <Group>
            <Button
              type="submit"
              variant="default"
              leftSection={<IconPlus size={16} />}
              loading={made.isPending}
              disabled={name.trim() === ''}
            >
              <Trans>Make a key</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
      <Confirm
        opened={asking?.what === 'rotate'}
        onClose={() => setAsking(null)}
        title={t`Rotate “${asking?.key.name ?? ''}”`}
        action={t`Rotate the key`}
        loading={rotated.isPending}
        onConfirm={() => asking !== null && rotated.mutate(asking.key)}
      >
        <Trans>You get a new token. The one before works for another 24 hours.</Trans>
      </Confirm>
      <Confirm
        opened={asking?.what === 'revoke'}
        onClose={() => setAsking(null)}
        title={t`Revoke “${asking?.key.name ?? ''}”`}
        action={t`Revoke the key`}
        loading={revoked.isPending}
        onConfirm={() => asking !== null && revoked.mutate(asking.key)}
      >
        <Trans>Its site can hand in no application any more, at once.</Trans>
      </Confirm>
    </Card>
  );
}
