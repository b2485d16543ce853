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
  const { data, error, refetch } = useQuery(workflowsQuery);
  if (error !== null) return <ErrorPanel error={error} what="The workflows" onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={120} />;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={480}>
          Each job goes by one version of a workflow. A change makes a new version, for jobs that begin after
          it and for those that you move.
        </Text>
        <Can do="workflows:manage">
          <Button
            leftSection={<IconPlus size={16} />}
            renderRoot={(props) => <Link to="/app/settings/workflows/new" {...props} />}
          >
            New workflow
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
  return (
    <Card component="section" aria-label={workflow.name}>
      <Group justify="space-between" mb="md" gap="sm">
        <Group gap="xs">
          <Title order={2}>{workflow.name}</Title>
          {workflow.is_default && <Badge color="spruce">For new jobs</Badge>}
          <Text size="xs" c="dimmed">
            Version {workflow.version}
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
                  aria-label={`Edit ${workflow.name}`}
                  {...props}
                />
              )}
            >
              Edit
            </Button>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={14} />}
              renderRoot={(props) => (
                <Link
                  to="/app/settings/workflows/new"
                  search={{ from: workflow.id }}
                  aria-label={`Copy ${workflow.name}`}
                  {...props}
                />
              )}
            >
              Copy
            </Button>
          </Group>
        </Can>
      </Group>
      <WorkflowGraph draft={draftOf(workflow)} />
    </Card>
  );
}
