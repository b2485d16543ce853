import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { workflowsQuery } from '@/directory/api/get-workflows';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';

/** The stages of each workflow and where each leads. */
export function Workflows() {
  const { data, error, refetch } = useQuery(workflowsQuery);
  if (error !== null) return <ErrorPanel error={error} what="The workflows" onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={120} />;
  return (
    <Stack>
      {data.items.map((workflow) => (
        <Card key={workflow.id} component="section">
          <Group gap="xs" mb="sm">
            <Title order={2}>{workflow.name}</Title>
            {workflow.is_default && <Badge color="spruce">For new jobs</Badge>}
            <Text size="xs" c="dimmed">
              Version {workflow.version}
            </Text>
          </Group>
          <Stack gap={8} component="ul" m={0} p={0}>
            {workflow.stages.map((stage) => {
              const targets = workflow.stages.filter((other) =>
                workflow.moves.some((move) => move.from === stage.key && move.to === other.key),
              );
              return (
                <Group key={stage.key} component="li" gap={8}>
                  <StageBadge name={stage.name} kind={stage.kind} />
                  {targets.length > 0 && (
                    <>
                      <IconArrowRight size={14} aria-label="leads to" />
                      <Text size="sm" c="dimmed">
                        {targets.map((target) => target.name).join(', ')}
                      </Text>
                    </>
                  )}
                </Group>
              );
            })}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
