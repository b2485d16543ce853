import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareersDomain } from '@/contract';
import { Problem } from '@/http/problem';
import { Confirm } from '@/ui/confirm';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { addDomain, careersDomainsQuery, removeDomain } from '../api/careers-domains';
import { CareersDomainCard } from './careers-domain-card';

/** What is wrong with the name that was typed, if that is why it was refused. */
const messageOf = (error: unknown) =>
  error instanceof Problem ? error.fields.find(({ field }) => field === 'host')?.message : undefined;

/** The organization's own domains for its careers site, and the records that prove them. */
export function CareersDomains() {
  const { t } = useLingui();
  const client = useQueryClient();
  const [host, setHost] = useState('');
  const [leaving, setLeaving] = useState<CareersDomain | null>(null);
  const { data, error, refetch } = useQuery(careersDomainsQuery);
  const refresh = () => client.invalidateQueries({ queryKey: careersDomainsQuery.queryKey });
  const added = useMutation({
    mutationFn: addDomain,
    onSuccess: () => setHost(''),
    onError: (failure) => {
      if (messageOf(failure) === undefined) toastFailed(t`The domain was not added`, failure);
    },
    onSettled: refresh,
  });
  const removed = useMutation({
    mutationFn: (domain: CareersDomain) => removeDomain(domain.id),
    onSuccess: () => toastDone(t`The domain is removed.`),
    onError: (failure) => toastFailed(t`The domain is still there`, failure),
    onSettled: () => {
      setLeaving(null);
      return refresh();
    },
  });
  if (error !== null)
    return <ErrorPanel error={error} what={t`The domains`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} />;
  return (
    <Stack>
      <Card component="section">
        <Title order={2} size="h4" mb="xs">
          <Trans>Your careers site at your own address</Trans>
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          <Trans>
            Show it at a name such as jobs.example.com. You add two records where your domain is managed; once
            they are found, the site is there, search engines are told, and {data.careers_url} leads to it.
          </Trans>
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (host.trim() !== '') added.mutate(host.trim());
          }}
        >
          <Group align="flex-start" gap="sm">
            <TextInput
              label={t`Domain`}
              placeholder="jobs.example.com"
              value={host}
              maxLength={300}
              autoCapitalize="none"
              spellCheck={false}
              error={messageOf(added.error)}
              onChange={(event) => {
                setHost(event.currentTarget.value);
                if (added.isError) added.reset();
              }}
              flex="1 1 16rem"
            />
            <Button
              type="submit"
              leftSection={<IconPlus size={16} />}
              loading={added.isPending}
              mt={{ base: 0, sm: 22 }}
            >
              <Trans>Add the domain</Trans>
            </Button>
          </Group>
        </form>
      </Card>
      {data.items.length === 0 && (
        <Alert color="gray" title={t`No domain yet`}>
          <Trans>Until you add one, your careers site is at {data.careers_url}.</Trans>
        </Alert>
      )}
      {data.items.map((domain) => (
        <CareersDomainCard
          key={domain.id}
          domain={domain}
          addresses={data.addresses}
          onRemove={() => setLeaving(domain)}
        />
      ))}
      <Confirm
        opened={leaving !== null}
        title={t`Remove ${leaving?.host ?? ''}?`}
        action={t`Remove`}
        danger
        loading={removed.isPending}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving !== null && removed.mutate(leaving)}
      >
        <Trans>
          Nothing is shown there any more, at once. The careers site stays at its other domain, or at{' '}
          {data.careers_url}.
        </Trans>
      </Confirm>
    </Stack>
  );
}
