import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBookmark, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedJob } from '@/contract';
import { formatDate } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { openJobQuery, openJobsQuery } from '../api/open-jobs';
import { forgetJob, savedJobsQuery, saveJob } from '../api/saved-jobs';
import { stateOf } from '../model/saved';
import { JustApplied } from './just-applied';
import { OneTap } from './one-tap';
import classes from './my-jobs.module.css';

/** Jobs that one keeps, and those that are open anywhere; `offered` is one to keep right away. */
export function JobsPage({ offered }: { offered: string | undefined }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(savedJobsQuery);
  const saved = data?.pages.flatMap((page) => page.items) ?? [];
  const known = new Set(saved.map((one) => one.job_id));
  return (
    <Page title={t`Jobs`} width="narrow">
      <Stack gap="xl">
        {offered !== undefined && !known.has(offered) && !isPending && <Offered id={offered} />}
        <section aria-labelledby="saved-jobs">
          <Title order={2} id="saved-jobs" mb="sm">
            <Trans>Saved jobs</Trans>
          </Title>
          {error !== null ? (
            <ErrorPanel error={error} what={t`Your saved jobs`} onRetry={() => void refetch()} />
          ) : isPending ? (
            <RowsSkeleton rows={2} height={90} />
          ) : saved.length === 0 ? (
            <Empty icon={<IconBookmark size={26} />} title={t`No saved jobs`}>
              <Trans>Save a job below, or on its public page, to find it here again.</Trans>
            </Empty>
          ) : (
            <>
              <Stack component="ul" p={0} m={0} gap="sm" className={classes.list}>
                {saved.map((job) => (
                  <li key={job.job_id}>
                    <SavedCard job={job} />
                  </li>
                ))}
              </Stack>
              <LoadMore
                hasMore={hasNextPage}
                loading={isFetchingNextPage}
                onMore={() => void fetchNextPage()}
              />
            </>
          )}
        </section>
        <OpenJobs known={known} />
      </Stack>
    </Page>
  );
}

function useSaving() {
  const { t } = useLingui();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, keep }: { id: string; keep: boolean }) => (keep ? saveJob(id) : forgetJob(id)),
    onSuccess: (_, { keep }) => toastDone(keep ? t`Saved.` : t`Removed from your saved jobs.`),
    onError: (failure) => toastFailed(t`Nothing changed`, failure),
    onSettled: () => client.invalidateQueries({ queryKey: savedJobsQuery.queryKey }),
  });
}

function SaveButton({ id, title }: { id: string; title: string }) {
  const { t } = useLingui();
  const saving = useSaving();
  return (
    <Button
      size="xs"
      variant="default"
      className={classes.state}
      leftSection={<IconBookmark size={14} />}
      aria-label={t`Save ${title}`}
      loading={saving.isPending}
      onClick={() => saving.mutate({ id, keep: true })}
    >
      <Trans>Save</Trans>
    </Button>
  );
}

/** The way to applying with what an employer knows of one. */
function ApplyLink({ id, title }: { id: string; title: string }) {
  const { t } = useLingui();
  return (
    <Button
      size="xs"
      aria-label={t`Apply for ${title}`}
      renderRoot={(props) => <Link {...props} to="/portal/jobs/$id/apply" params={{ id }} />}
    >
      <Trans>Apply</Trans>
    </Button>
  );
}

/** The job from whose public page one came. */
function Offered({ id }: { id: string }) {
  const { data } = useQuery(openJobQuery(id));
  if (data === undefined) return null;
  return (
    <Card component="section">
      <Group justify="space-between">
        <Text>
          <Trans>
            Save “{data.title}” at {data.organization.name}?
          </Trans>
        </Text>
        <Group gap="xs">
          <ApplyLink id={id} title={data.title} />
          <SaveButton id={id} title={data.title} />
        </Group>
      </Group>
    </Card>
  );
}

function SavedCard({ job }: { job: SavedJob }) {
  const { t } = useLingui();
  const saving = useSaving();
  const [sent, setSent] = useState<string | null>(null);
  const { title, organization_name: employer } = job;
  return (
    <Card component="article" aria-label={t`${title} at ${employer}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3}>
            {job.url === null ? (
              title
            ) : (
              <Anchor inherit href={new URL(job.url, window.location.href).pathname}>
                {title}
              </Anchor>
            )}
          </Title>
          <Text c="dimmed" size="sm">
            {[employer, job.department, ...job.places].filter((part) => part !== '').join(' · ')}
          </Text>
          <Text c="dimmed" size="xs">
            <Trans>Saved on {formatDate(job.saved_at)}</Trans>
          </Text>
        </div>
        <Badge variant="default" className={classes.state}>
          {stateOf(job)}
        </Badge>
      </Group>
      {sent !== null ? (
        <JustApplied applicationId={sent} title={title} employer={employer} />
      ) : (
        job.again !== '' && (
          <>
            {job.application_id !== null && (
              <Text size="sm" mt="sm">
                <Trans>
                  Your earlier application for this job has ended. This sends a new one; {employer} sees both.
                </Trans>
              </Text>
            )}
            <OneTap id={job.job_id} title={title} statement={job.again} onSent={setSent} />
          </>
        )
      )}
      <Group mt="sm" gap="sm" justify="flex-end">
        {job.application_id !== null
          ? sent === null && (
              <Button
                size="xs"
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/portal/applications/$id" params={{ id: job.application_id ?? '' }} />
                )}
              >
                <Trans>Your application</Trans>
              </Button>
            )
          : job.again === '' &&
            job.url !== null && (
              <Button
                size="xs"
                component="a"
                href={`${new URL(job.url, window.location.href).pathname}#apply`}
                aria-label={t`Apply for ${title}`}
              >
                <Trans>Apply</Trans>
              </Button>
            )}
        <Button
          size="xs"
          variant="subtle"
          aria-label={t`Remove ${title}`}
          loading={saving.isPending}
          onClick={() => saving.mutate({ id: job.job_id, keep: false })}
        >
          <Trans>Remove</Trans>
        </Button>
      </Group>
    </Card>
  );
}

function OpenJobs({ known }: { known: ReadonlySet<string> }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(openJobsQuery(q));
  const jobs = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="open-jobs">
      <Title order={2} id="open-jobs" mb="sm">
        <Trans>Find open jobs</Trans>
      </Title>
      <TextInput
        type="search"
        label={t`Title, skill or place`}
        leftSection={<IconSearch size={16} />}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb="md"
      />
      {error !== null ? (
        <ErrorPanel error={error} what={t`The open jobs`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={3} height={70} />
      ) : jobs.length === 0 ? (
        <Text c="dimmed">
          <Trans>No open job fits.</Trans>
        </Text>
      ) : (
        <>
          <Stack component="ul" p={0} m={0} gap="sm" className={classes.list}>
            {jobs.map((job) => (
              <li key={job.id}>
                <Group justify="space-between" wrap="nowrap" className={classes.row}>
                  <div>
                    <Anchor href={new URL(job.url, window.location.href).pathname}>{job.title}</Anchor>
                    <Text c="dimmed" size="sm">
                      {[job.organization.name, job.department, job.locations[0]?.city ?? '']
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </Text>
                  </div>
                  <Group gap="xs" className={classes.state}>
                    <ApplyLink id={job.id} title={job.title} />
                    {known.has(job.id) ? (
                      <Text size="sm" c="dimmed">
                        <Trans>Saved</Trans>
                      </Text>
                    ) : (
                      <SaveButton id={job.id} title={job.title} />
                    )}
                  </Group>
                </Group>
              </li>
            ))}
          </Stack>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </section>
  );
}
