import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Offer } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { toastFailed } from '@/ui/toast';
import { diffQuery, letterLink } from '../api/offers';
import classes from './offers.module.css';

/** What was put before the candidate, newest first, and what changed between two of them. */
export function OfferVersions({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const numbers = offer.versions.map((version) => String(version.number));
  const open = useMutation({
    mutationFn: letterLink,
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => toastFailed(t`The letter was not opened`, error),
  });
  if (offer.versions.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        <Trans>Versions</Trans>
      </Title>
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {offer.versions.map((version) => (
          <Group key={version.number} component="li" justify="space-between">
            <Text size="sm">
              <Trans>
                Version {version.number}, sent {formatDateTime(version.created_at)} by{' '}
                {version.created_by_name}
              </Trans>
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconFileTypePdf size={15} />}
              aria-label={t`Open version ${version.number} as PDF`}
              onClick={() => open.mutate(version.file_id)}
            >
              PDF
            </Button>
          </Group>
        ))}
      </Stack>
      {numbers.length > 1 && <Comparison offerId={offer.id} numbers={numbers} />}
    </section>
  );
}

function Comparison({ offerId, numbers }: { offerId: string; numbers: string[] }) {
  const { t } = useLingui();
  const [before, setBefore] = useState(numbers[1] ?? '1');
  const [after, setAfter] = useState(numbers[0] ?? '2');
  const { data, error, refetch } = useQuery(diffQuery(offerId, Number(before), Number(after)));
  return (
    <Stack gap="sm" mt="md">
      <Group gap="xs">
        <Text size="sm">
          <Trans>What changed from version</Trans>
        </Text>
        <Select
          aria-label={t`From version`}
          size="xs"
          w={64}
          allowDeselect={false}
          data={numbers}
          value={before}
          onChange={(value) => setBefore(value ?? before)}
        />
        <Text size="sm">
          <Trans>to</Trans>
        </Text>
        <Select
          aria-label={t`To version`}
          size="xs"
          w={64}
          allowDeselect={false}
          data={numbers}
          value={after}
          onChange={(value) => setAfter(value ?? after)}
        />
      </Group>
      {error !== null && <ErrorPanel error={error} what={t`The comparison`} onRetry={() => void refetch()} />}
      {data !== undefined && data.terms.length > 0 && (
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Term</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Before</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>After</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.terms.map((term) => (
              <Table.Tr key={term.label}>
                <Table.Td>{term.label}</Table.Td>
                <Table.Td>{term.before}</Table.Td>
                <Table.Td>{term.after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data !== undefined && (
        <ul className={classes.diff} aria-label={t`Lines of the letter`}>
          {data.lines
            .filter((line) => line.kind !== 'same')
            .map((line, index) => (
              <li key={index} data-kind={line.kind}>
                <Text size="sm" component="span">
                  {line.kind === 'added' ? '+ ' : '− '}
                  {line.text}
                </Text>
              </li>
            ))}
        </ul>
      )}
      {data !== undefined && data.lines.every((line) => line.kind === 'same') && (
        <Text size="sm" c="dimmed">
          <Trans>The words of the letter are the same.</Trans>
        </Text>
      )}
    </Stack>
  );
}

/** The certificate as PDF; the browser saves it. */
export function CertificateLink({ offerId }: { offerId: string }) {
  return (
    <Anchor href={`/api/v1/offers/${offerId}/certificate`} size="sm" underline="always">
      <Trans>Download the certificate (PDF)</Trans>
    </Anchor>
  );
}
