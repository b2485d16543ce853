import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MyApplication } from '@/contract';
import { jobsAtQuery } from '@/features/portal/api/other-jobs';
import classes from './application.module.css';

const most = 3;

/** Further open jobs of the employer, to be applied for with what it knows already. */
export function OtherJobs({ application }: { application: MyApplication }) {
  const { t } = useLingui();
  const { organization } = application;
  const { data } = useQuery(jobsAtQuery(organization.slug));
  const jobs = (data?.items ?? []).filter((one) => one.id !== application.job.id).slice(0, most);
  if (jobs.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="other-jobs">
      <Title order={2} size="h3" id="other-jobs" mb={4}>
        <Trans>Other jobs at {organization.name}</Trans>
      </Title>
      <Text size="sm" mb="sm">
        <Trans>They have your details already, so applying takes a moment.</Trans>
      </Text>
      <ul className={classes.tasks}>
        {jobs.map((job) => (
          <li key={job.id}>
            <Group justify="space-between" wrap="nowrap">
              <Anchor href={new URL(job.url, window.location.href).pathname} py={4}>
                {job.title}
              </Anchor>
              <Button
                size="xs"
                variant="default"
                className={classes.apply}
                aria-label={t`Apply for ${job.title}`}
                renderRoot={(props) => (
                  <Link {...props} to="/portal/jobs/$id/apply" params={{ id: job.id }} />
                )}
              >
                <Trans>Apply</Trans>
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Card>
  );
}
