import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LoadMore } from '@/ui/load-more';
import { toastDone, toastFailed } from '@/ui/toast';
import { deleteTemplate, startFromTemplate, templatesQuery } from '../api/templates';

/** What a new job can begin with; nothing while no template is kept. */
export function TemplatePicker() {
  const { t } = useLingui();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(templatesQuery);
  const refresh = () => void client.invalidateQueries({ queryKey: templatesQuery.queryKey });
  const starting = useMutation({
    mutationFn: startFromTemplate,
    onSuccess: (job) => {
      client.setQueryData(['jobs', job.id], job);
      void client.invalidateQueries({ queryKey: ['jobs', 'list'] });
      toastDone(t`A draft from the template: this is it.`);
      void navigate({ to: '/app/jobs/$jobId/edit', params: { jobId: job.id } });
    },
    onError: (error) => toastFailed(t`No draft was written`, error),
  });
  const deleting = useMutation({
    mutationFn: deleteTemplate,
    onSuccess: () => toastDone(t`Template deleted.`),
    onError: (error) => toastFailed(t`The template is still there`, error),
    onSettled: refresh,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Card component="section" aria-label={t`Templates`}>
      <Title order={2} mb="sm">
        <Trans>Start from a template</Trans>
      </Title>
      <Stack gap="xs">
        {items.map((template) => (
          <Group key={template.id} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={550} truncate>
                {template.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {[template.title, template.department].filter(Boolean).join(' · ')}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={t`Start from ${template.name}`}
              loading={starting.isPending && starting.variables === template.id}
              onClick={() => starting.mutate(template.id)}
            >
              <Trans>Start</Trans>
            </Button>
            <ActionIcon
              aria-label={t`Delete the template ${template.name}`}
              loading={deleting.isPending && deleting.variables === template.id}
              onClick={() => deleting.mutate(template.id)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      </Stack>
    </Card>
  );
}
