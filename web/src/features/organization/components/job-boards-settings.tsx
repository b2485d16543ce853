import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Code, CopyButton, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JobBoard, Organization } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastFailed } from '@/ui/toast';
import { jobBoardsQuery, switchBoard } from '../api/job-boards';
import { EmbedSnippet } from './embed-snippet';
import { JobBoardKeys } from './job-board-keys';

/** Where else the open jobs are shown, and the keys of sites that take applications. */
export function JobBoardsSettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(jobBoardsQuery);
  if (error !== null)
    return <ErrorPanel error={error} what={t`The job boards`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={6} />;
  const interfaces = data.boards.filter(({ board }) => board === 'greenhouse' || board === 'lever');
  const feeds = data.boards.filter((board) => !interfaces.includes(board));
  return (
    <Stack>
      {!data.careers_enabled && (
        <Alert color="yellow" title={t`The careers page is off`}>
          <Trans>As long as it is, none of these addresses shows a job.</Trans>
        </Alert>
      )}
      <EmbedSnippet organization={organization} />
      <Card component="section">
        <Title order={2} size="h4" mb="xs">
          <Trans>For your own careers site</Trans>
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          <Trans>
            A site that was built for Greenhouse or Lever goes on working when only the host in its addresses
            is changed.
          </Trans>
        </Text>
        <Boards boards={interfaces} />
      </Card>
      <JobBoardKeys keys={data.keys} />
      <Card component="section">
        <Title order={2} size="h4" mb="xs">
          <Trans>Feeds for job boards</Trans>
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          <Trans>
            Give a board its address; it fetches all open jobs from there. Applications that come by it are
            counted under its name.
          </Trans>
        </Text>
        <Boards boards={feeds} />
      </Card>
    </Stack>
  );
}

const nameOf = (board: JobBoard['board']): string => {
  switch (board) {
    case 'greenhouse':
      return t`Greenhouse Job Board API`;
    case 'lever':
      return t`Lever Postings API`;
    case 'indeed':
      return t`Indeed`;
    case 'ziprecruiter':
      return t`ZipRecruiter`;
    case 'talent':
      return t`Talent.com`;
  }
};

function Boards({ boards }: { boards: readonly JobBoard[] }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ board, enabled }: { board: JobBoard['board']; enabled: boolean }) =>
      switchBoard(board, enabled),
    onError: (error) => toastFailed(t`The job board is unchanged`, error),
    onSettled: () => client.invalidateQueries({ queryKey: ['job-boards'] }),
  });
  return (
    <Stack gap="md">
      {boards.map(({ board, enabled, url }) => (
        <div key={board}>
          <Switch
            label={nameOf(board)}
            checked={
              change.isPending && change.variables.board === board ? change.variables.enabled : enabled
            }
            onChange={(event) => change.mutate({ board, enabled: event.currentTarget.checked })}
          />
          {enabled && (
            <Group gap="xs" mt={6} wrap="nowrap">
              <Code style={{ overflowWrap: 'anywhere' }}>{url}</Code>
              <CopyButton value={url}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-sm"
                    variant="default"
                    flex="none"
                    aria-label={t`Copy the address for ${nameOf(board)}`}
                    onClick={copy}
                  >
                    {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
                  </Button>
                )}
              </CopyButton>
            </Group>
          )}
        </div>
      ))}
    </Stack>
  );
}
