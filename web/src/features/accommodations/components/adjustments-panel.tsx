import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconAccessible } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { kindWords, stepWords } from '@/accommodations/words';
import type { AccommodationEntry } from '@/contract';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { accommodationQuery } from '../api/accommodation';
import { entryWords, stateOf } from '../model/words';
import classes from './adjustments-panel.module.css';
import { AnswerForm } from './answer-form';
import { SharedLine } from './shared-line';

/** What the person asked to be adjusted, the answers, and what interviewers are told of it. */
export function AdjustmentsPanel({ applicationId }: { applicationId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(accommodationQuery(applicationId));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The adjustments`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  if (data.status === null)
    return (
      <Empty icon={<IconAccessible size={22} />} title={t`Nothing was asked for`} compact>
        <Trans>
          Everybody who applies can ask for an adjustment, in the form and on their private page, without
          saying why. It would stand here, for you and not for interviewers.
        </Trans>
      </Empty>
    );
  const state = stateOf(data.status);
  return (
    <Stack gap="lg">
      <div>
        <Group gap="xs" mb={4}>
          <Title order={2} size="h4">
            <Trans>Adjustments</Trans>
          </Title>
          <Badge color={state.color}>{state.label}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          <Trans>
            Hiring managers and interviewers do not see this. Do not ask for a diagnosis, and let it play no
            part in the decision.
          </Trans>
        </Text>
      </div>
      <ol className={classes.entries}>
        {data.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <SharedLine key={data.shared} accommodation={data} />
      <AnswerForm accommodation={data} />
    </Stack>
  );
}

function Entry({ entry }: { entry: AccommodationEntry }) {
  const { t } = useLingui();
  const own = entry.kind === 'asked';
  const { reach } = entry;
  const steps = entry.steps.map(stepWords).join(', ');
  return (
    <li className={classes.entry} data-own={own || undefined}>
      <Text size="xs" c="dimmed">
        {own ? t`The person` : entry.by_name} · {entryWords(entry)} <RelativeTime at={entry.at} />
      </Text>
      {entry.kinds.length > 0 && (
        <Text size="sm" fw={600}>
          {entry.kinds.map(kindWords).join(' · ')}
        </Text>
      )}
      {steps !== '' && (
        <Text size="sm">
          <Trans>For {steps}</Trans>
        </Text>
      )}
      {entry.words !== '' && (
        <Text size="sm" className={classes.words}>
          {entry.words}
        </Text>
      )}
      {reach !== '' && (
        <Text size="sm">
          <Trans>To be reached: {reach}</Trans>
        </Text>
      )}
    </li>
  );
}
