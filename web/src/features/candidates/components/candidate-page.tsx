import { Anchor, Button, Card, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { IconClipboardList, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Candidate } from '@/contract';
import { formatDate } from '@/format/dates';
import { humanize } from '@/format/words';
import { Can } from '@/session/can';
import { Empty } from '@/ui/empty';
import { hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { PageSkeleton, RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { candidateQuery } from '../api/get-candidate';
import { candidateApplicationsQuery } from '../api/get-candidate-applications';
import { CandidateDialog } from './candidate-dialog';
import classes from './candidate-page.module.css';

/** One organization's record of a person. */
export function CandidatePage({ id }: { id: string }) {
  const { data: candidate, error, refetch } = useQuery(candidateQuery(id));
  const [editing, setEditing] = useState(false);
  if (hasStatus(error, 404))
    return <Missing what="candidate" to="/app/candidates" list="See all candidates" />;
  if (error !== null)
    return (
      <Page title="Candidate">
        <ErrorPanel error={error} what="The candidate" onRetry={() => void refetch()} />
      </Page>
    );
  if (candidate === undefined) return <PageSkeleton />;
  return (
    <Page
      title={candidate.full_name}
      description={candidate.headline === '' ? undefined : candidate.headline}
      above={
        <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/candidates" />}>
          Candidates
        </Anchor>
      }
      actions={
        <Can do="candidates:update">
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        </Can>
      }
    >
      <div className={classes.split}>
        <Applications candidate={candidate} />
        <Stack>
          <Contacts candidate={candidate} />
          <Consents candidate={candidate} />
        </Stack>
      </div>
      <CandidateDialog candidate={candidate} opened={editing} onClose={() => setEditing(false)} />
    </Page>
  );
}

function Applications({ candidate }: { candidate: Candidate }) {
  const { data, error, refetch } = useQuery(candidateApplicationsQuery(candidate.id));
  return (
    <Card>
      <Title order={2} mb="sm">
        Applications
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what="The applications" onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconClipboardList size={22} />} title="No applications" compact>
          {candidate.full_name} is in your records and has not applied for a job.
        </Empty>
      ) : (
        <Stack gap={0} component="ul" className={classes.list}>
          {data.items.map((application) => (
            <li key={application.id} className={classes.item}>
              <div>
                <Link
                  to="/app/applications/$applicationId"
                  params={{ applicationId: application.id }}
                  className={classes.link}
                >
                  {application.job_title}
                </Link>
                <Text size="xs" c="dimmed">
                  Applied <RelativeTime at={application.applied_at} />
                  {application.source !== '' && ` · ${humanize(application.source)}`}
                </Text>
              </div>
              <StageBadge name={application.stage.name} kind={application.stage.kind} />
            </li>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}

function Contacts({ candidate }: { candidate: Candidate }) {
  return (
    <Card>
      <Title order={2} mb="sm">
        Contact
      </Title>
      <DataList labelWidth="92px" gap={6}>
        {candidate.email !== '' && (
          <Fact label="E-mail">
            <Anchor href={`mailto:${candidate.email}`} size="sm" className={classes.wrap}>
              {candidate.email}
            </Anchor>
          </Fact>
        )}
        {candidate.phone !== '' && <Fact label="Phone">{candidate.phone}</Fact>}
        {candidate.location !== '' && <Fact label="Place">{candidate.location}</Fact>}
        {candidate.links.map((link) => (
          <Fact key={link.url} label={link.label === '' ? 'Link' : link.label}>
            <Anchor
              href={link.url}
              target="_blank"
              rel="noreferrer nofollow"
              size="sm"
              className={classes.wrap}
            >
              {link.url.replace(/^https?:\/\//, '')}
            </Anchor>
          </Fact>
        ))}
        <Fact label="First source">{humanize(candidate.source_first)}</Fact>
        {candidate.source_last !== candidate.source_first && (
          <Fact label="Last source">{humanize(candidate.source_last)}</Fact>
        )}
        <Fact label="Known since">{formatDate(candidate.created_at)}</Fact>
      </DataList>
    </Card>
  );
}

function Consents({ candidate }: { candidate: Candidate }) {
  if (candidate.consents.length === 0) return null;
  return (
    <Card>
      <Title order={2} mb="sm">
        Consents
      </Title>
      <Stack gap="xs">
        {candidate.consents.map((consent) => (
          <Group key={`${consent.purpose}${consent.given_at}`} justify="space-between">
            <Text size="sm">{humanize(consent.purpose)}</Text>
            <Text size="xs" c="dimmed">
              {formatDate(consent.given_at)}, text {consent.text_version}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
