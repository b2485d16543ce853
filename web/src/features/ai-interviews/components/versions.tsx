import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Modal, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AiInterviewTemplate } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { PageSkeleton } from '@/ui/skeletons';
import { diffQuery, versionQuery } from '../api/templates';
import classes from './ai-interviews.module.css';
import { ContentView } from './content-view';
import { DiffList } from './diff-list';

/** What was approved, newest first, and what differs: from what is being written, and among them. */
export function Versions({ template }: { template: AiInterviewTemplate }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<number | null>(null);
  const { versions } = template;
  if (versions.length === 0)
    return (
      <Text c="dimmed">
        <Trans>Nothing has been approved yet. Each approval makes a version that never changes.</Trans>
      </Text>
    );
  return (
    <Stack>
      <ul className={classes.list}>
        {versions.map((version) => (
          <Card key={version.number} component="li" withBorder padding="sm">
            <Group justify="space-between">
              <div>
                <Text fw={550}>
                  <Trans>Version {version.number}</Trans>
                </Text>
                <Text size="sm" c="dimmed">
                  <Trans>
                    Approved by {version.approved_by_name}, {formatDateTime(version.created_at)}
                  </Trans>
                </Text>
                {version.note !== '' && (
                  <Text size="sm" className={classes.words}>
                    {version.note}
                  </Text>
                )}
              </div>
              <Button
                size="xs"
                variant="default"
                aria-label={t`Show version ${version.number}`}
                onClick={() => setShown(version.number)}
              >
                <Trans>Show</Trans>
              </Button>
            </Group>
          </Card>
        ))}
      </ul>
      {template.state !== 'approved' && (
        <section>
          <Title order={3} size="h5" mb="xs">
            <Trans>Changed since version {template.newest_version}</Trans>
          </Title>
          <DiffList items={template.changes} />
        </section>
      )}
      {versions.length > 1 && <Comparison template={template} />}
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        size="xl"
        title={t`Version ${shown ?? ''}`}
      >
        {shown !== null && <Version template={template} number={shown} />}
      </Modal>
    </Stack>
  );
}

function Version({ template, number }: { template: AiInterviewTemplate; number: number }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(versionQuery(template, number));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The version`} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <ContentView content={data.content} />;
}

function Comparison({ template }: { template: AiInterviewTemplate }) {
  const { t } = useLingui();
  const numbers = template.versions.map(({ number }) => String(number));
  const [older, setOlder] = useState(numbers[1] ?? '1');
  const [newer, setNewer] = useState(numbers[0] ?? '2');
  const { data, error, refetch } = useQuery(diffQuery(template, Number(older), Number(newer)));
  return (
    <section>
      <Group gap="xs" mb="xs">
        <Text size="sm">
          <Trans>What changed from version</Trans>
        </Text>
        <Select
          aria-label={t`From version`}
          size="xs"
          w={72}
          allowDeselect={false}
          data={numbers}
          value={older}
          onChange={(value) => setOlder(value ?? older)}
        />
        <Text size="sm">
          <Trans>to</Trans>
        </Text>
        <Select
          aria-label={t`To version`}
          size="xs"
          w={72}
          allowDeselect={false}
          data={numbers}
          value={newer}
          onChange={(value) => setNewer(value ?? newer)}
        />
      </Group>
      {error !== null && <ErrorPanel error={error} what={t`The comparison`} onRetry={() => void refetch()} />}
      {data !== undefined && <DiffList items={data.items} />}
    </section>
  );
}
