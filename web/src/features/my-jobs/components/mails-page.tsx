import { Trans, useLingui } from '@lingui/react/macro';
import {
  Anchor,
  Button,
  Card,
  Group,
  List,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MailChoice, MyAlert } from '@/contract';
import { formatDate } from '@/format/dates';
import { wordOf } from '@/format/vocabulary';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import { changeAlert, chooseOutreach, mailChoicesQuery, myAlertsQuery, removeAlert } from '../api/mails';
import { Devices } from './devices';
import classes from './my-jobs.module.css';

/** Which mails employers send: alerts of new jobs, others that one can do without, and those that always come. */
export function MailsPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Mails`} width="narrow">
      <Stack gap="xl">
        <Devices />
        <Alerts />
        <Choices />
        <Essential />
      </Stack>
    </Page>
  );
}

function useChange<T>(change: (wish: T) => Promise<unknown>) {
  const { t } = useLingui();
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => toastDone(t`Saved.`),
    onError: (failure) => toastFailed(t`Nothing changed`, failure),
    onSettled: () => client.invalidateQueries({ queryKey: ['my-mails'] }),
  });
}

function Alerts() {
  const { t } = useLingui();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(myAlertsQuery);
  const alerts = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="alerts">
      <Title order={2} id="alerts" mb="sm">
        <Trans>New jobs by mail</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your alerts`} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={2} height={110} />
      ) : alerts.length === 0 ? (
        <Empty icon={<IconBell size={26} />} title={t`No alerts`}>
          <Trans>Ask for new jobs on an employer’s careers page: the button is below the list of jobs.</Trans>
        </Empty>
      ) : (
        <>
          <Stack component="ul" p={0} m={0} gap="sm" className={classes.list}>
            {alerts.map((alert) => (
              <li key={alert.id}>
                <AlertCard alert={alert} />
              </li>
            ))}
          </Stack>
          <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </section>
  );
}

function AlertCard({ alert }: { alert: MyAlert }) {
  const { t } = useLingui();
  const changing = useChange(changeAlert);
  const removing = useChange(removeAlert);
  const { search, organization } = alert;
  const parts = [
    search.q,
    search.department,
    search.location,
    word(search.remote_policy),
    word(search.employment_type),
  ];
  const words = parts.filter((part) => part !== '').join(' · ') || t`All new jobs`;
  const sends = alert.status === 'active';
  return (
    <Card component="article" aria-label={t`${words} at ${organization.name}`}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={3}>{words}</Title>
          <Text c="dimmed" size="sm">
            <Trans>
              <Anchor href={`/careers/${organization.slug}`} size="sm" underline="always">
                {organization.name}
              </Anchor>{' '}
              · you agreed on {formatDate(alert.confirmed_at)}
            </Trans>
          </Text>
          {alert.status === 'bounced' && (
            <Text size="sm">
              <Trans>Ended, because mails came back from your address.</Trans>
            </Text>
          )}
        </div>
        <Switch
          label={t`Send mails`}
          checked={sends}
          disabled={changing.isPending}
          onChange={(event) => changing.mutate({ id: alert.id, paused: !event.currentTarget.checked })}
        />
      </Group>
      <Group mt="sm" justify="space-between">
        <SegmentedControl
          aria-label={t`How often`}
          size="xs"
          value={alert.frequency}
          data={[
            { value: 'daily', label: t`Daily` },
            { value: 'weekly', label: t`On Mondays` },
          ]}
          onChange={(frequency) => changing.mutate({ id: alert.id, frequency })}
        />
        <Button
          size="xs"
          variant="subtle"
          aria-label={t`Delete the alert ${words}`}
          loading={removing.isPending}
          onClick={() => removing.mutate(alert.id)}
        >
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </Card>
  );
}

const word = (key: string | null): string => (key === null ? '' : (wordOf(key) ?? key));

function Choices() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(mailChoicesQuery);
  return (
    <section aria-labelledby="choices">
      <Title order={2} id="choices" mb="sm">
        <Trans>Other mails that you can do without</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your choices`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <Text c="dimmed">
          <Trans>No employer has your address yet.</Trans>
        </Text>
      ) : (
        <Stack gap="sm">
          {data.items.map((choice) => (
            <Choice key={choice.organization.id} choice={choice} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function Choice({ choice }: { choice: MailChoice }) {
  const { t } = useLingui();
  const { id, name } = choice.organization;
  const choosing = useChange((outreach: boolean) => chooseOutreach(id, outreach));
  return (
    <Switch
      label={t`${name} may write to me about other jobs`}
      description={t`Messages of its recruiters that are about none of your applications.`}
      checked={choice.outreach}
      disabled={choosing.isPending}
      onChange={(event) => choosing.mutate(event.currentTarget.checked)}
    />
  );
}

function Essential() {
  return (
    <section aria-labelledby="essential">
      <Title order={2} id="essential" mb="sm">
        <Trans>Mails that always come</Trans>
      </Title>
      <Text size="sm" mb="xs">
        <Trans>They cannot be switched off, because without them you would miss what you asked for:</Trans>
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>
          <Trans>
            News of your own applications: that they arrived, what became of them, and answers of the team.
            You applied, and wait for an answer.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>Interviews and offers: times and deadlines that you must not miss.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Your data: copies that you asked for, and consents that a change of the text needs.</Trans>
        </List.Item>
        <List.Item>
          <Trans>Your account: links to sign in, and warnings when somebody else may have done so.</Trans>
        </List.Item>
      </List>
      <Text size="sm" mt="xs">
        <Trans>Whether an employer may send text messages is chosen with each application.</Trans>
      </Text>
    </section>
  );
}
