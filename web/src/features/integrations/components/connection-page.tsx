import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Badge, Group, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConnectionTest } from '@/contract';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { connectionQuery } from '../api/connections';
import { nextOf, stateColors, stateOf } from '../model/words';
import { AccessCard } from './access-card';
import { MappingCard } from './mapping-card';
import { RecordsCard } from './records-card';
import { RehearsalCard } from './rehearsal-card';
import { RunsCard } from './runs-card';
import { StatusCard } from './status-card';
import { TestCard } from './test-card';
import { UnmappedCard } from './unmapped-card';

/** One connection, from filling it in to what was read from it. */
export function ConnectionPage({ connectionId }: { connectionId: string }) {
  const { t } = useLingui();
  const manages = useCan('integrations:manage');
  const [tested, setTested] = useState<ConnectionTest | null>(null);
  const { data, error, refetch } = useQuery(connectionQuery(connectionId));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The connection`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={8} />;
  const sets = manages && data.state !== 'revoked';
  const next = nextOf(data);
  const read = data.streams.some(
    ({ read_at, seen, counts }) => read_at !== null || seen > 0 || Object.keys(counts).length > 0,
  );
  const results = read && (
    <>
      <UnmappedCard connection={data} />
      <RecordsCard connection={data} manages={manages} />
      <RunsCard connection={data} />
    </>
  );
  // What is set up is looked at first while it is being set up, and what came of it later.
  const isSetUp = !['draft', 'tested'].includes(data.state);
  return (
    <Page
      title={data.name}
      width="narrow"
      above={
        <Anchor
          renderRoot={(props) => <Link {...props} to="/app/settings" search={{ view: 'connections' }} />}
        >
          <Group gap={4} mih={40}>
            <IconChevronLeft size={16} aria-hidden />
            <Trans>All connections</Trans>
          </Group>
        </Anchor>
      }
      description={
        <Group gap="xs">
          <Badge color={stateColors[data.state]}>{stateOf(data.state)}</Badge>
          {data.account !== '' && <span>{data.account}</span>}
        </Group>
      }
    >
      <Stack>
        {data.problem !== null && (
          <Alert color="red" title={data.problem_text}>
            {data.problem_said}
          </Alert>
        )}
        {sets && next !== '' && <Alert color="gray" title={next} />}
        <StatusCard connection={data} manages={manages} />
        {isSetUp && results}
        {sets && <AccessCard key={`access-${data.version}`} connection={data} />}
        {sets && <TestCard connection={data} tested={tested} onTested={setTested} />}
        {data.streams.map((stream) => (
          <MappingCard
            key={`${stream.name}-${stream.mapping?.number ?? 0}-${tested === null ? '' : 'tested'}`}
            connection={data}
            stream={stream}
            proposed={tested?.samples.find((one) => one.stream === stream.name)?.proposed ?? null}
            manages={sets}
          />
        ))}
        {sets && <RehearsalCard connection={data} />}
        {!isSetUp && results}
      </Stack>
    </Page>
  );
}
