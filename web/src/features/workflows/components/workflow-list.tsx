import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Workflow } from '@/contract';
import { workflowsQuery } from '@/directory/api/get-workflows';
import { Can } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { draftOf } from '../model/draft';
import { WorkflowGraph } from './workflow-graph';

/** The organization's workflows: the stages of each and where each leads. */
export function WorkflowList() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(workflowsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The workflows`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={120} />;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={480}>
          <Trans>
            Each job goes by one version of a workflow. A change makes a new version, for jobs that begin
            after it and for those that you move.
          </Trans>
        </Text>
        <Can do="workflows:manage">
          <Button
            leftSection={<IconPlus size={16} />}
            renderRoot={(props) => <Link to="/app/settings/workflows/new" {...props} />}
          >
            <Trans>New workflow</Trans>
          </Button>
        </Can>
      </Group>
      {data.items.map((workflow) => (
        <WorkflowCard key={workflow.id} workflow={workflow} />
      ))}
    </Stack>
  );
}

function WorkflowCard({ workflow }: { workflow: Workflow }) {
  const { t } = useLingui();
  return (
    <Card component="section" aria-label={workflow.name}>
      <Group justify="space-between" mb="md" gap="sm">
        <Group gap="xs">
          <Title order={2}>{workflow.name}</Title>
          {workflow.is_default && (
            <Badge color="spruce">
              <Trans>For new jobs</Trans>
            </Badge>
          )}
          <Text size="xs" c="dimmed">
            <Trans>Version {workflow.version}</Trans>
          </Text>
        </Group>
        <Can do="workflows:manage">
          <Group gap="xs">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPencil size={14} />}
              renderRoot={(props) => (
                <Link
                  to="/app/settings/workflows/$workflowId"
                  params={{ workflowId: workflow.id }}
                  aria-label={t`Edit ${workflow.name}`}
                  {...props}
                />
              )}
            >
              <Trans>Edit</Trans>
            </Button>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={14} />}
              renderRoot={(props) => (
                <Link
                  to="/app/settings/workflows/new"
                  search={{ from: workflow.id }}
                  aria-label={t`Copy ${workflow.name}`}
                  {...props}
                />
              )}
            >
              <Trans>Copy</Trans>
            </Button>
          </Group>
        </Can>
      </Group>
      <WorkflowGraph draft={draftOf(workflow)} />
    </Card>
  );
}
