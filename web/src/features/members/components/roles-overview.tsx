import { useLingui } from '@lingui/react/macro';
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { humanize } from '@/format/words';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { rolesQuery } from '../api/get-roles';
import { roleDescriptions } from './role-descriptions';

/** What each role may do, by what it may do it to. */
export function RolesOverview() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(rolesQuery);
  if (error !== null) return <ErrorPanel error={error} what={t`The roles`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={4} height={90} />;
  return (
    <Stack>
      {data.items.map((role) => {
        const byResource = Map.groupBy(role.permissions, (permission) => permission.split(':')[0] ?? '');
        return (
          <Card key={role.name} component="section">
            <Title order={2}>{role.label}</Title>
            <Text size="sm" c="dimmed" mb="sm">
              {roleDescriptions[role.name]}
            </Text>
            <Stack gap={8}>
              {[...byResource].map(([resource, permissions]) => (
                <Group key={resource} gap={6}>
                  <Text size="sm" w={120}>
                    {humanize(resource)}
                  </Text>
                  {permissions.map((permission) => (
                    <Badge key={permission} color="gray">
                      {humanize(permission.split(':')[1] ?? permission)}
                    </Badge>
                  ))}
                </Group>
              ))}
            </Stack>
          </Card>
        );
      })}
    </Stack>
  );
}
