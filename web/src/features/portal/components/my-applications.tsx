import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink, IconFileText, IconMailOpened } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MyApplication, MyOffer } from '@/contract';
import { formatDate, formatLastMinute } from '@/format/dates';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { myApplicationsQuery } from '../api/my-applications';
import { myOffersQuery } from '../api/my-offers';
import { progressOf } from '../model/progress';
import { InstallHint } from './install-hint';
import { MyData } from './my-data';
import { Steps } from './steps';
import { TextMessages } from './text-messages';
import { useKeptList } from './use-kept';
import { Withdraw } from './withdraw';
import classes from './my-applications.module.css';

/** A person's own applications, at every employer on this installation. */
export function MyApplications() {
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(myApplicationsQuery);
  const listed = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  const applications = listed ?? [];
  useKeptList(listed);
  const { data: offers } = useQuery(myOffersQuery);
  return (
    <Page title={t`My applications`} width="narrow">
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your applications`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={3} height={150} />
      ) : applications.length === 0 ? (
        <Empty icon={<IconMailOpened size={26} />} title={t`No applications here`}>
          <Trans>
            Applications you make with this e-mail address appear here, whichever employer they go to. Find
            open jobs on an employer’s careers page.
          </Trans>
        </Empty>
      ) : (
        <>
          <Stack component="ul" p={0} m={0} className={classes.list}>
            {applications.map((application) => (
              <li key={application.id}>
                <ApplicationCard
                  application={application}
                  offer={offers?.items.find((one) => one.application_id === application.id)}
                />
              </li>
            ))}
          </Stack>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
          <InstallHint />
        </>
      )}
    </Page>
  );
}

interface ApplicationCardProps {
  application: MyApplication;
  /** The newest offer of the application that its candidate has got. */
  offer: MyOffer | undefined;
}

function ApplicationCard({ application, offer }: ApplicationCardProps) {
  const { t } = useLingui();
  const { job, organization, stage, status } = application;
  const progress = progressOf(status, stage.kind);
  return (
    <Card component="article" aria-label={t`${job.title} at ${organization.name}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2}>
            <Anchor
              inherit
              c="inherit"
              underline="hover"
              className={classes.title}
              renderRoot={(props) => (
                <Link {...props} to="/portal/applications/$id" params={{ id: application.id }} />
              )}
            >
              {job.title}
            </Anchor>
          </Title>
          <Text c="dimmed" size="sm">
            <Trans>
              <Anchor href={`/careers/${organization.slug}`} size="sm" underline="always">
                {organization.name}
              </Anchor>{' '}
              · applied on {formatDate(application.applied_at)}
            </Trans>
          </Text>
        </div>
        {job.public_url !== '' && (
          <Anchor href={job.public_url} target="_blank" size="sm" aria-label={t`The posting of ${job.title}`}>
            <IconExternalLink size={18} aria-hidden />
          </Anchor>
        )}
      </Group>
      {progress.step !== null && <Steps step={progress.step} />}
      {offer !== undefined && <OfferLine offer={offer} />}
      <Group justify="space-between" mt="sm" align="flex-end">
        <div>
          <Text>{progress.sentence}</Text>
          <Text size="xs" c="dimmed">
            <Trans>
              {status === 'active' ? t`Stage: ${stage.name}. ` : ''}Last change{' '}
              <RelativeTime at={application.updated_at} />
            </Trans>
          </Text>
        </div>
        <Group gap="md">
          <Button
            size="xs"
            aria-label={t`Open ${job.title}`}
            renderRoot={(props) => (
              <Link {...props} to="/portal/applications/$id" params={{ id: application.id }} />
            )}
          >
            <Trans>Open</Trans>
          </Button>
          <MyData application={application} />
          <TextMessages application={application} />
          {application.can_withdraw && <Withdraw application={application} />}
        </Group>
      </Group>
    </Card>
  );
}

/** The way to the offer's own page, where it is answered. */
function OfferLine({ offer }: { offer: MyOffer }) {
  const { t } = useLingui();
  const open = offer.status === 'sent' && offer.expires_at !== null;
  return (
    <Group mt="md" gap="sm">
      <Button
        component="a"
        href={new URL(offer.url, window.location.href).pathname}
        variant={open ? 'filled' : 'default'}
        leftSection={<IconFileText size={16} />}
      >
        {open ? t`Read your offer` : t`See your offer`}
      </Button>
      {open && offer.expires_at !== null && (
        <Text size="sm">
          <Trans>You can answer until {formatLastMinute(offer.expires_at)}.</Trans>
        </Text>
      )}
    </Group>
  );
}
