import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconExternalLink, IconFileText, IconMailOpened } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyApplication, MyOffer } from '@/contract';
import { formatDate, formatLastMinute } from '@/format/dates';
import { Confirm } from '@/ui/confirm';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { myApplicationsQuery, withdrawMine } from '../api/my-applications';
import { myOffersQuery } from '../api/my-offers';
import { progressOf, stepNames } from '../model/progress';
import { MyData } from './my-data';
import { TextMessages } from './text-messages';
import classes from './my-applications.module.css';

/** A person's own applications, at every employer on this installation. */
export function MyApplications() {
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(myApplicationsQuery);
  const applications = data?.pages.flatMap((page) => page.items) ?? [];
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
        <Stack component="ul" p={0} m={0} className={classes.list}>
          {applications.map((application) => (
            <li key={application.id}>
              <ApplicationCard
                application={application}
                offer={offers?.items.find((one) => one.application_id === application.id)}
              />
            </li>
          ))}
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </Stack>
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
  const [asking, dialog] = useDisclosure(false);
  const progress = progressOf(status, stage.kind);
  return (
    <Card component="article" aria-label={t`${job.title} at ${organization.name}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2}>{job.title}</Title>
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
      {progress.step !== null && (
        <ol className={classes.steps} aria-label={t`Step ${progress.step + 1} of ${stepNames().length}`}>
          {stepNames().map((step, index) => (
            <li
              key={step}
              data-state={index < (progress.step ?? 0) ? 'done' : index === progress.step ? 'now' : 'next'}
              aria-current={index === progress.step ? 'step' : undefined}
            >
              <span>{step}</span>
            </li>
          ))}
        </ol>
      )}
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
          <MyData application={application} />
          <TextMessages application={application} />
          {application.can_withdraw && (
            <Button size="xs" variant="default" onClick={dialog.open}>
              <Trans>Withdraw…</Trans>
            </Button>
          )}
        </Group>
      </Group>
      <Withdraw application={application} opened={asking} onClose={dialog.close} />
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

function Withdraw({
  application,
  opened,
  onClose,
}: {
  application: MyApplication;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const withdrawal = useMutation({
    mutationFn: () => withdrawMine(application.id, reason.trim()),
    onSuccess: () => toastDone(t`Withdrawn. The employer has been told.`),
    onError: (error) => toastFailed(t`Your application is still in`, error),
    onSettled: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['my-applications'] });
    },
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={t`Withdraw this application?`}
      action={t`Withdraw`}
      danger
      loading={withdrawal.isPending}
      onConfirm={() => withdrawal.mutate()}
    >
      <Trans>
        {application.organization.name} stops considering you for {application.job.title}. This cannot be
        undone.
      </Trans>
      <Textarea
        mt="md"
        label={t`Why (if you like)`}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
