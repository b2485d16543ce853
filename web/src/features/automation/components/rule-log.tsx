import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Drawer, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AutomationRule, AutomationRun, AutomationRunState } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { runsQuery } from '../api/runs';

const states: { value: AutomationRunState; label: string; color: string }[] = [
  {
    value: 'done',
    get label() {
      return t`Done`;
    },
    color: 'green',
  },
  {
    value: 'skipped',
    get label() {
      return t`Skipped`;
    },
    color: 'gray',
  },
  {
    value: 'waiting',
    get label() {
      return t`Waiting`;
    },
    color: 'blue',
  },
  {
    value: 'cancelled',
    get label() {
      return t`Cancelled`;
    },
    color: 'orange',
  },
];

/** What a rule did and did not do, newest first. */
export function RuleLog({ rule, onClose }: { rule: AutomationRule; onClose: () => void }) {
  const { t } = useLingui();
  const [state, setState] = useState<AutomationRunState | undefined>(undefined);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    runsQuery(rule.id, state),
  );
  const runs = data?.pages.flatMap((page) => page.items);
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t`Log of “${rule.name}”`}>
      <Stack>
        <SegmentedControl
          size="xs"
          aria-label={t`Outcome`}
          value={state ?? 'all'}
          onChange={(value) => setState(states.find((one) => one.value === value)?.value)}
          data={[{ value: 'all', label: t`All` }, ...states.map(({ value, label }) => ({ value, label }))]}
        />
        {error !== null ? (
          <ErrorPanel error={error} what={t`The log`} onRetry={() => void refetch()} />
        ) : runs === undefined ? (
          <RowsSkeleton rows={5} />
        ) : runs.length === 0 ? (
          <Text size="sm" c="dimmed">
            {state === undefined
              ? t`Nothing yet. Each application that sets the rule off appears here, with what was done or why nothing was.`
              : t`Nothing of this outcome.`}
          </Text>
        ) : (
          <Stack gap="sm" component="ul" m={0} p={0}>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </Stack>
        )}
        <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
      </Stack>
    </Drawer>
  );
}

function RunRow({ run }: { run: AutomationRun }) {
  const state = states.find(({ value }) => value === run.state);
  const words =
    run.state === 'done' ? run.outcomes.map(({ summary }) => summary).join('; ') : run.explanation;
  return (
    <li style={{ listStyle: 'none' }}>
      <Group justify="space-between" gap="xs">
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/app/applications/$applicationId"
              params={{ applicationId: run.application_id }}
            />
          )}
        >
          {run.candidate_name}
        </Anchor>
        <Badge variant="light" color={state?.color}>
          {state?.label}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {run.job_title} · <RelativeTime at={run.finished_at ?? run.due_at} />
        {words !== '' && ` · ${words}`}
      </Text>
    </li>
  );
}
