import { Trans, useLingui } from '@lingui/react/macro';
import { List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { retentionRulesQuery } from '../api/retention';
import { RetentionRuleCard } from './retention-rule-card';
import { RetentionRuns } from './retention-runs';

/** How long people are kept, by rule, and what each night did. */
export function RetentionPanel() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(retentionRulesQuery);
  if (error !== null) return <ErrorPanel error={error} what={t`The rules`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} height={120} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={640}>
        <Trans>
          Each night, people whose time is over are erased everywhere, each with a receipt. A legal hold, an
          open application, or a colleague’s word for one person keeps them. Who is due within 30 days is
          marked.
        </Trans>
      </Text>
      {data.items.map((rule) => (
        <RetentionRuleCard key={`${rule.kind}:${rule.version}`} rule={rule} />
      ))}
      <Title order={2} size="h3">
        <Trans>What goes by itself, without a rule</Trans>
      </Title>
      <List size="sm">
        <List.Item>
          <Trans>Removed files: 30 days after they were removed.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Uploaded files of imports: 30 days. Files of exports: 7 days.</Trans>
        </List.Item>
        <List.Item>
          <Trans>The audit log is never erased. It names people by ids alone.</Trans>
        </List.Item>
      </List>
      <Title order={2} size="h3">
        <Trans>Nights</Trans>
      </Title>
      <RetentionRuns />
    </Stack>
  );
}
