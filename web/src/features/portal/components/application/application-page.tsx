import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MyApplicationPage } from '@/contract';
import { formatDate, formatDateTime, formatWeekday } from '@/format/dates';
import { hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { myApplicationQuery } from '@/features/portal/api/my-application';
import { deciderInWords } from '@/features/portal/model/deciders';
import { progressOf } from '@/features/portal/model/progress';
import { MyData } from '../my-data';
import { MyErasure } from '../my-erasure';
import { Steps } from '../steps';
import { TextMessages } from '../text-messages';
import { useKeptPage } from '../use-kept';
import { Withdraw } from '../withdraw';
import { Adjustments } from './adjustments';
import { Consents } from './consents';
import { Given } from './given';
import { Messages } from './messages';
import { OtherJobs } from './other-jobs';
import { Tasks } from './tasks';
import classes from './application.module.css';

/** One's own application: all that its private page says and does. */
export function MyApplicationScreen({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(myApplicationQuery(id));
  if (hasStatus(error, 404, 422))
    return <Missing what={t`application of yours`} to="/portal" list={t`My applications`} />;
  if (data === undefined)
    return (
      <Page title={t`My application`} width="narrow">
        {error === null ? (
          <RowsSkeleton rows={3} height={150} />
        ) : (
          <ErrorPanel error={error} what={t`Your application`} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  return <Loaded page={data} />;
}

function Loaded({ page }: { page: MyApplicationPage }) {
  const { t } = useLingui();
  useKeptPage(page);
  const { application } = page;
  const { job, organization } = application;
  return (
    <Page
      title={job.title}
      width="narrow"
      above={
        <Anchor size="sm" className={classes.back} renderRoot={(props) => <Link {...props} to="/portal" />}>
          <IconArrowLeft size={16} aria-hidden /> <Trans>My applications</Trans>
        </Anchor>
      }
      description={
        <Trans>
          <Anchor href={`/careers/${organization.slug}`} size="sm" underline="always">
            {organization.name}
          </Anchor>{' '}
          · applied on {formatDate(application.applied_at)}
        </Trans>
      }
    >
      <Stack gap="lg">
        <StageCard page={page} />
        <Tasks tasks={page.tasks} />
        <ProfileCard id={application.id} employer={organization.name} />
        <History page={page} />
        {page.documents.length > 0 && (
          <section aria-labelledby="documents">
            <Title order={2} size="h3" id="documents" mb={4}>
              <Trans>What you sent with your application</Trans>
            </Title>
            <ul className={classes.plain}>
              {page.documents.map((name, index) => (
                <li key={index}>{name}</li>
              ))}
            </ul>
          </section>
        )}
        <Given id={application.id} employer={organization.name} />
        <Messages page={page} />
        <Adjustments id={application.id} />
        <Consents id={application.id} />
        {page.about_you_url !== '' && <AboutYou url={page.about_you_url} />}
        <OtherJobs application={application} />
        <Card component="section" aria-label={t`More`}>
          <Group gap="md">
            <MyData application={application} />
            <MyErasure application={application} />
            <TextMessages application={application} />
            {job.public_url !== '' && (
              <Anchor href={job.public_url} target="_blank" size="sm" py={4}>
                <Trans>The posting</Trans>
              </Anchor>
            )}
            {application.can_withdraw && <Withdraw application={application} />}
          </Group>
        </Card>
      </Stack>
    </Page>
  );
}

function StageCard({ page }: { page: MyApplicationPage }) {
  const { application, promise, decider, time_zone: zone } = page;
  const { step } = progressOf(application.status, application.stage.kind);
  const day = promise === null ? '' : formatWeekday(promise.day, 'long');
  return (
    <Card component="section" aria-labelledby="stage">
      <Title order={2} size="h3" id="stage">
        {application.stage.name}
      </Title>
      <Text>{page.sentence}</Text>
      {step !== null && <Steps step={step} />}
      {(promise !== null || decider !== null) && (
        <dl className={classes.told}>
          {promise !== null && (
            <div>
              <dt>
                <Trans>When you hear from them</Trans>
              </dt>
              <dd>
                {promise.is_past ? (
                  <Trans>
                    You should have heard by {day}. That day has passed; you are welcome to ask below.
                  </Trans>
                ) : (
                  <Trans>
                    By {day} at the latest ({zone}).
                  </Trans>
                )}
              </dd>
            </div>
          )}
          {decider !== null && (
            <div>
              <dt>
                <Trans>Who decides</Trans>
              </dt>
              <dd>{deciderInWords(decider)}</dd>
            </div>
          )}
        </dl>
      )}
    </Card>
  );
}

function ProfileCard({ id, employer }: { id: string; employer: string }) {
  return (
    <Card component="section" aria-labelledby="profile">
      <Title order={2} size="h3" id="profile" mb={4}>
        <Trans>What was read in your résumé</Trans>
      </Title>
      <Text size="sm" mb="sm">
        <Trans>
          {employer} reads résumés with a program, and programs err. Look at what it read, and correct it.
        </Trans>
      </Text>
      <div>
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/portal/applications/$id/profile" params={{ id }} />}
        >
          <Trans>See and correct it</Trans>
        </Button>
      </div>
    </Card>
  );
}

function History({ page }: { page: MyApplicationPage }) {
  return (
    <section aria-labelledby="history">
      <Title order={2} size="h3" id="history" mb="xs">
        <Trans>What has happened</Trans>
      </Title>
      <ol className={classes.history}>
        {page.history.map((step, index) => (
          <li key={index} aria-current={index === page.history.length - 1 ? 'step' : undefined}>
            <Text fw={600}>{step.stage}</Text>
            <Text size="sm">{step.sentence}</Text>
            <Text size="xs" c="dimmed" component="time" dateTime={step.at}>
              {formatDateTime(step.at)}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

function AboutYou({ url }: { url: string }) {
  return (
    <Card component="section" aria-labelledby="about-you">
      <Title order={2} size="h3" id="about-you" mb={4}>
        <Trans>Two voluntary questions</Trans>
      </Title>
      <Text size="sm" mb="sm">
        <Trans>
          They help to see whether hiring here treats everybody alike. Nobody who decides about you sees your
          answers, and you need not give any.
        </Trans>
      </Text>
      <div>
        <Button component="a" variant="default" href={new URL(url, window.location.href).pathname}>
          <Trans>See the questions</Trans>
        </Button>
      </div>
    </Card>
  );
}
