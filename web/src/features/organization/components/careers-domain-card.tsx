import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Code, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CareersDomain } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { toastFailed } from '@/ui/toast';
import { careersDomainsQuery, checkDomain, makeDomainMain } from '../api/careers-domains';

/** One domain: how it stands, what has to be in its zone, and what was found there. */
export function CareersDomainCard({
  domain,
  addresses,
  onRemove,
}: {
  domain: CareersDomain;
  addresses: readonly string[];
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: careersDomainsQuery.queryKey });
  const checked = useMutation({
    mutationFn: () => checkDomain(domain.id),
    onError: (error) => toastFailed(t`The domain is not checked`, error),
    onSettled: refresh,
  });
  const main = useMutation({
    mutationFn: () => makeDomainMain(domain.id),
    onError: (error) => toastFailed(t`The main domain is unchanged`, error),
    onSettled: refresh,
  });
  const { host, checking } = domain;
  return (
    <Card component="section" aria-label={host}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Group gap="xs">
          <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
            {host}
          </Title>
          <Badge color={colors[domain.status]} variant="light">
            {statusOf(domain.status)}
          </Badge>
          {domain.main && (
            <Badge variant="outline" color="gray">
              <Trans>Main domain</Trans>
            </Badge>
          )}
        </Group>
        {domain.shown && (
          <Anchor href={domain.url} target="_blank" rel="noopener">
            <Trans>Open the site</Trans>
          </Anchor>
        )}
      </Group>
      <Stack gap="sm">
        <div role="status">
          <Text size="sm">{checking ? t`Looking for the records…` : outcomeOf(domain)}</Text>
          {!checking && (
            <Text size="sm" c="dimmed">
              {timesOf(domain)}
            </Text>
          )}
        </div>
        <Records domain={domain} addresses={addresses} />
        <Group gap="xs">
          <Button
            variant="default"
            loading={checked.isPending || checking}
            onClick={() => checked.mutate()}
            aria-label={t`Check now: ${host}`}
          >
            <Trans>Check now</Trans>
          </Button>
          {domain.shown && !domain.main && (
            <Button variant="default" loading={main.isPending} onClick={() => main.mutate()}>
              <Trans>Make it the main domain</Trans>
            </Button>
          )}
          <Button variant="subtle" color="red" onClick={onRemove} aria-label={t`Remove ${host}`}>
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Records({ domain, addresses }: { domain: CareersDomain; addresses: readonly string[] }) {
  const { t } = useLingui();
  const listed = addresses.join(', ');
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t`DNS records`}>
      {domain.records.map(({ kind, name, value, found }) => (
        <li key={kind}>
          <Group gap="xs">
            <Text fw={600} size="sm">
              {kind}
            </Text>
            <Code style={{ overflowWrap: 'anywhere' }}>{name}</Code>
            {found && (
              <Text size="sm">
                <Group gap={4} component="span">
                  <IconCheck size={16} aria-hidden />
                  <Trans>Found</Trans>
                </Group>
              </Text>
            )}
          </Group>
          <Group gap="xs" mt={4} wrap="nowrap">
            <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
            <CopyButton value={value}>
              {({ copied, copy }) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  flex="none"
                  aria-label={t`Copy the value of the ${kind} record`}
                  onClick={copy}
                >
                  {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
                </Button>
              )}
            </CopyButton>
          </Group>
          {kind === 'CNAME' && (
            <Text size="xs" c="dimmed" mt={4}>
              {listed === ''
                ? t`For a domain without a name in front (example.com), use an ALIAS or ANAME record instead.`
                : t`For a domain without a name in front (example.com), use an ALIAS or ANAME record, or A and AAAA records with ${listed}.`}
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}

const colors: Record<CareersDomain['status'], string> = {
  pending: 'gray',
  verified: 'spruce',
  failing: 'yellow',
  failed: 'red',
};

const statusOf = (status: CareersDomain['status']): string => {
  switch (status) {
    case 'pending':
      return t`Waiting for the records`;
    case 'verified':
      return t`Verified`;
    case 'failing':
      return t`Proof missing`;
    case 'failed':
      return t`Not shown`;
  }
};

/** What the last check found, and what to do about it. */
const outcomeOf = ({ problem, found, records }: CareersDomain): string => {
  const texts = found.texts.join(', ');
  const leads = [found.alias, ...found.addresses].filter(Boolean).join(', ');
  const challenge = records.find(({ kind }) => kind === 'TXT')?.name ?? '';
  switch (problem) {
    case '':
      return t`Both records are there.`;
    case 'unanswered':
      return t`The name servers of this domain did not answer. This often passes by itself.`;
    case 'no_token':
      return t`There is no TXT record at ${challenge} yet. A new one can take some minutes to be seen, sometimes hours.`;
    case 'other_token':
      return t`The TXT record at ${challenge} has another value: ${texts}`;
    case 'nowhere':
      return t`The TXT record is there. The domain itself leads to no address yet.`;
    case 'elsewhere':
      return t`The TXT record is there. The domain itself leads elsewhere: ${leads}`;
    case 'taken':
      return t`The careers site of another organization is shown there. Its domain has to be removed first.`;
  }
};

const timesOf = ({ checked_at, next_check_at, status }: CareersDomain): string => {
  const last = checked_at === null ? '' : t`Last check: ${formatDateTime(checked_at)}.`;
  const next =
    next_check_at !== null
      ? t`Next check: ${formatDateTime(next_check_at)}.`
      : status === 'failed'
        ? t`It is not checked any more until you do.`
        : '';
  return `${last} ${next}`.trim();
};
