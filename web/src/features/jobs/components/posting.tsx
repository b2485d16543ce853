import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Card, DataList, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Job, Location, Pay } from '@/contract';
import { formatDate } from '@/format/dates';
import { employmentLabel } from '@/format/employment';
import { formatPay } from '@/format/numbers';
import { humanize } from '@/format/words';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { PageSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { jobQuery } from '../api/get-job';
import { formatLocation, questionKinds, remoteLabel } from '../model/words';
import { ApprovalCard } from './approval-card';

/** The posting as candidates read it, and the settings only the team sees. */
export function Posting({ jobId }: { jobId: string }) {
  const { t } = useLingui();
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The posting`} onRetry={() => void refetch()} />;
  if (job === undefined) return <PageSkeleton />;
  return (
    <Grid gap="lg" maw={1180}>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack gap="lg">
          <Card>
            <PostingText job={job} html={job.description_html} />
          </Card>
          <Card>
            <Title order={2} mb="sm">
              <Trans>Questions</Trans>
            </Title>
            {job.questions.length === 0 ? (
              <Text c="dimmed">
                <Trans>Candidates are asked for their name, e-mail and résumé only.</Trans>
              </Text>
            ) : (
              <Stack gap="sm" component="ol" pl="lg" m={0}>
                {job.questions.map((question) => (
                  <li key={question.id}>
                    <Group gap={8}>
                      <Text fw={550}>{question.label}</Text>
                      {question.required && (
                        <Badge color="gray">
                          <Trans>Required</Trans>
                        </Badge>
                      )}
                      {question.knockout !== null && (
                        <Badge color="red">
                          <Trans>Knock-out</Trans>
                        </Badge>
                      )}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {questionKinds.find((kind) => kind.value === question.kind)?.label}
                      {question.options.length > 0 &&
                        `: ${question.options.map((option) => option.label).join(', ')}`}
                    </Text>
                  </li>
                ))}
              </Stack>
            )}
          </Card>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Stack gap="lg">
          {job.warnings.map((warning) => (
            <Alert key={warning.message} color="yellow" icon={<IconAlertTriangle aria-hidden />}>
              {warning.message}
            </Alert>
          ))}
          <ApprovalCard job={job} />
          <Card>
            <Title order={2} mb="sm">
              <Trans>Hiring team</Trans>
            </Title>
            {job.hiring_team.length === 0 && (
              <Text c="dimmed">
                <Trans>Nobody yet. Add them with Edit.</Trans>
              </Text>
            )}
            <Stack gap="xs">
              {job.hiring_team.map((member) => (
                <Group key={`${member.user_id}${member.role}`} gap="sm" wrap="nowrap">
                  <PersonAvatar name={member.full_name} />
                  <div>
                    <Text fw={550}>{member.full_name}</Text>
                    <Text size="xs" c="dimmed">
                      {humanize(member.role)}
                    </Text>
                  </div>
                </Group>
              ))}
            </Stack>
          </Card>
          <Card>
            <Title order={2} mb="sm">
              <Trans>Stages</Trans>
            </Title>
            <Stack gap={6} align="flex-start">
              {job.workflow.stages.map((stage) => (
                <StageBadge key={stage.key} name={stage.name} kind={stage.kind} plain />
              ))}
            </Stack>
          </Card>
          <Card>
            <Title order={2} mb="sm">
              <Trans>Facts</Trans>
            </Title>
            <DataList labelWidth="90px" gap={6}>
              <Fact label={t`Openings`} value={`${job.openings_filled} of ${job.openings} filled`} />
              <Fact label={t`Created`} value={formatDate(job.created_at)} />
              {job.published_at !== null && (
                <Fact label={t`Published`} value={formatDate(job.published_at)} />
              )}
              <Fact label={t`Changed`} value={formatDate(job.updated_at)} />
              {job.close_reason !== null && <Fact label={t`Closed as`} value={humanize(job.close_reason)} />}
            </DataList>
          </Card>
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{value}</DataList.ItemValue>
    </DataList.Item>
  );
}

type PostingFacts = Pick<Job, 'title' | 'department' | 'remote_policy' | 'employment_type'> & {
  locations: Partial<Location>[];
  pay: (Partial<Pay> & Pick<Pay, 'currency' | 'period'>) | null;
  skills: { name: string; required?: boolean }[];
};

/** The public text. `html` has been sanitised by the server. */
export function PostingText({ job, html }: { job: PostingFacts; html: string }) {
  const { t } = useLingui();
  const required = job.skills.filter((skill) => skill.required);
  const preferred = job.skills.filter((skill) => !skill.required);
  return (
    <article>
      <Title order={2} size="h1" mb={4}>
        {job.title === '' ? t`Untitled job` : job.title}
      </Title>
      <Text c="dimmed" mb="md">
        {[
          job.department,
          job.locations.map(formatLocation).join(' / '),
          remoteLabel(job.remote_policy),
          employmentLabel(job.employment_type),
          job.pay === null ? null : formatPay(job.pay),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {html === '' ? (
        <Text c="dimmed">
          <Trans>No description yet.</Trans>
        </Text>
      ) : (
        <div className="rc-prose" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      <SkillList title={t`Required`} names={required.map((skill) => skill.name)} />
      <SkillList title={t`Good to have`} names={preferred.map((skill) => skill.name)} />
    </article>
  );
}

function SkillList({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <Title order={3} mt="md" mb={6}>
        {title}
      </Title>
      <Group gap={6}>
        {names.map((name) => (
          <Badge key={name} color="gray" size="lg">
            {name}
          </Badge>
        ))}
      </Group>
    </>
  );
}
