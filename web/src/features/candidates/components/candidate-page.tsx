import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Badge, Button, Card, DataList, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconArrowMerge, IconBriefcase, IconClipboardList, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Candidate } from '@/contract';
import { formatDate } from '@/format/dates';
import { humanize } from '@/format/words';
import { PresenceLine } from '@/presence/presence-line';
import { ProfileView } from '@/profile/profile-view';
import { Can, useCan } from '@/session/can';
import { Empty } from '@/ui/empty';
import { hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { PageSkeleton, RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { refusingAddressesQuery } from '../api/around';
import { candidateQuery } from '../api/get-candidate';
import { candidateApplicationsQuery } from '../api/get-candidate-applications';
import { AddToJobDialog } from './add-to-job-dialog';
import { CandidateDialog } from './candidate-dialog';
import { CandidateFiles } from './candidate-files';
import { CandidateNotes } from './candidate-notes';
import classes from './candidate-page.module.css';
import { CandidateTimeline } from './candidate-timeline';
import { CustomFieldsCard } from './custom-fields-card';
import { DuplicateBanner } from './duplicate-banner';
import { MergeWithDialog } from './merge-with-dialog';
import { MergedRecordsCard } from './merged-records-card';
import { OriginMark } from './origin-mark';
import { TagBadges } from './tag-badges';
import { TagsField } from './tags-field';

export const candidateViews = ['applications', 'profile', 'messages', 'notes', 'timeline', 'files'] as const;
export type CandidateView = (typeof candidateViews)[number];

interface CandidatePageProps {
  id: string;
  view: CandidateView;
  onView: (view: CandidateView) => void;
  /** What was written to the person, for who may read it. */
  messages?: ReactNode;
  /** What is said above the record. */
  banner?: (candidate: Candidate) => ReactNode;
  /** What the person agreed to. */
  consents?: (candidate: Candidate) => ReactNode;
  /** Holding and erasing the person. */
  privacy?: (candidate: Candidate) => ReactNode;
}

/** One organization's record of a person. */
export function CandidatePage({ id, view, onView, messages, banner, consents, privacy }: CandidatePageProps) {
  const { t } = useLingui();
  const { data: candidate, error, refetch } = useQuery(candidateQuery(id));
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState(false);
  const [merging, setMerging] = useState(false);
  const merges = useCan('candidates:merge');
  if (hasStatus(error, 404))
    return <Missing what={t`candidate`} to="/app/candidates" list={t`See all candidates`} />;
  if (error !== null)
    return (
      <Page title={t`Candidate`}>
        <ErrorPanel error={error} what={t`The candidate`} onRetry={() => void refetch()} />
      </Page>
    );
  if (candidate === undefined) return <PageSkeleton />;
  // A record that was merged leads on to the one that it went into.
  if (candidate.id !== id)
    return <Navigate to="/app/candidates/$candidateId" params={{ candidateId: candidate.id }} replace />;
  return (
    <Page
      title={candidate.full_name}
      description={
        <Group gap={2}>
          {candidate.headline}
          {candidate.headline !== '' && <OriginMark candidate={candidate} field="headline" />}
          <OriginMark candidate={candidate} field="full_name" />
          <PresenceLine kind="candidate" id={candidate.id} />
        </Group>
      }
      above={
        <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/candidates" />}>
          <Trans>Candidates</Trans>
        </Anchor>
      }
      actions={
        candidate.is_erased ? undefined : (
          <>
            <Can do="applications:advance">
              <Button
                variant="default"
                leftSection={<IconBriefcase size={16} />}
                onClick={() => setAdding(true)}
              >
                <Trans>Add to a job</Trans>
              </Button>
            </Can>
            {merges && (
              <Button
                variant="default"
                leftSection={<IconArrowMerge size={16} />}
                onClick={() => setMerging(true)}
              >
                <Trans>Merge</Trans>
              </Button>
            )}
            <Can do="candidates:update">
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setEditing(true)}
              >
                <Trans>Edit</Trans>
              </Button>
            </Can>
          </>
        )
      }
    >
      {banner?.(candidate)}
      {merges && <DuplicateBanner id={candidate.id} />}
      <div className={classes.split} data-wide={view === 'profile' || undefined}>
        <Tabs
          value={view}
          onChange={(value) => onView(candidateViews.find((one) => one === value) ?? 'applications')}
          keepMounted={false}
          className={classes.main}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="applications">
              <Trans>Applications</Trans>
            </Tabs.Tab>
            {!candidate.is_erased && (
              <Tabs.Tab value="profile">
                <Trans>Profile</Trans>
              </Tabs.Tab>
            )}
            {messages !== undefined && (
              <Tabs.Tab value="messages">
                <Trans>Messages</Trans>
              </Tabs.Tab>
            )}
            <Tabs.Tab value="notes">
              <Trans>Notes</Trans>
            </Tabs.Tab>
            <Tabs.Tab value="timeline">
              <Trans>Timeline</Trans>
            </Tabs.Tab>
            <Tabs.Tab value="files">
              <Trans>Files</Trans>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="applications">
            <Applications candidate={candidate} />
          </Tabs.Panel>
          <Tabs.Panel value="profile">
            <ProfileView candidateId={candidate.id} />
          </Tabs.Panel>
          {messages !== undefined && <Tabs.Panel value="messages">{messages}</Tabs.Panel>}
          <Tabs.Panel value="notes">
            <CandidateNotes candidate={candidate} />
          </Tabs.Panel>
          <Tabs.Panel value="timeline">
            <CandidateTimeline id={candidate.id} />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <CandidateFiles id={candidate.id} />
          </Tabs.Panel>
        </Tabs>
        <Stack>
          <Sorting candidate={candidate} />
          <Contacts candidate={candidate} />
          <CustomFieldsCard candidate={candidate} />
          {consents?.(candidate)}
          <MergedRecordsCard id={candidate.id} />
          {privacy?.(candidate)}
        </Stack>
      </div>
      <MergeWithDialog candidate={candidate} opened={merging} onClose={() => setMerging(false)} />
      <AddToJobDialog candidate={candidate} opened={adding} onClose={() => setAdding(false)} />
      <CandidateDialog candidate={candidate} opened={editing} onClose={() => setEditing(false)} />
    </Page>
  );
}

/** Tags and talent pools. */
function Sorting({ candidate }: { candidate: Candidate }) {
  return (
    <Card>
      <Can do="candidates:update" otherwise={<TagBadges tags={candidate.tags} />}>
        <TagsField candidate={candidate} />
      </Can>
      {candidate.pools.length > 0 && (
        <Text size="sm" mt="sm">
          <Trans>
            In{' '}
            {candidate.pools.map((pool, index) => (
              <span key={pool.id}>
                {index > 0 && ', '}
                <Anchor
                  size="sm"
                  underline="always"
                  renderRoot={(props) => <Link {...props} to="/app/candidates" search={{ pool: pool.id }} />}
                >
                  {pool.name}
                </Anchor>
              </span>
            ))}
          </Trans>
        </Text>
      )}
    </Card>
  );
}

function Applications({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(candidateApplicationsQuery(candidate.id));
  return (
    <>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The applications`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconClipboardList size={22} />} title={t`No applications`} compact>
          <Trans>{candidate.full_name} is in your records and has not applied for a job.</Trans>
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
                {application.first_application_id !== null && (
                  <Badge size="xs" variant="default" ml={6}>
                    <Trans>Second application</Trans>
                  </Badge>
                )}
                <Text size="xs" c="dimmed">
                  <Trans>
                    Applied <RelativeTime at={application.applied_at} />
                  </Trans>
                  {application.source !== '' && ` · ${humanize(application.source)}`}
                </Text>
              </div>
              <StageBadge name={application.stage.name} kind={application.stage.kind} />
            </li>
          ))}
        </Stack>
      )}
    </>
  );
}

function Fact({ label, mark, children }: { label: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>
        <Group gap={4} justify="space-between" wrap="nowrap">
          <span className={classes.wrap}>{children}</span>
          {mark}
        </Group>
      </DataList.ItemValue>
    </DataList.Item>
  );
}

/** Addresses whose mail came back, before somebody writes there in vain. */
function RefusingAddresses({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const { data } = useQuery(refusingAddressesQuery(candidate.id, candidate.version));
  if (data === undefined) return null;
  return (
    <>
      {data.unsubscribed_since !== null && (
        <Alert color="yellow" mb="sm" p="xs" title={t`Wants mails about applications only`}>
          <Trans>Others are not sent since {formatDate(data.unsubscribed_since)}.</Trans>
        </Alert>
      )}
      {data.items.map((address) => (
        <Alert key={address.email} color="yellow" mb="sm" p="xs" title={t`${address.email} refuses mail`}>
          <Trans>
            None is sent there since {formatDate(address.since)}. Its server said: {address.reason}
          </Trans>
        </Alert>
      ))}
    </>
  );
}

function Contacts({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  return (
    <Card>
      <Title order={2} mb="sm">
        <Trans>Contact</Trans>
      </Title>
      <RefusingAddresses candidate={candidate} />
      <DataList labelWidth="92px" gap={6}>
        {candidate.email !== '' && (
          <Fact label={t`E-mail`} mark={<OriginMark candidate={candidate} field="email" />}>
            <Anchor href={`mailto:${candidate.email}`} size="sm" className={classes.wrap}>
              {candidate.email}
            </Anchor>
          </Fact>
        )}
        {candidate.phone !== '' && (
          <Fact label={t`Phone`} mark={<OriginMark candidate={candidate} field="phone" />}>
            {candidate.phone}
          </Fact>
        )}
        {candidate.contacts
          .filter((contact) => !contact.is_primary)
          .map((contact, index) => (
            <Fact
              key={contact.id}
              label={contact.kind === 'email' ? t`Also` : t`Also by phone`}
              mark={index === 0 && <OriginMark candidate={candidate} field="further_contacts" />}
            >
              {contact.value}
            </Fact>
          ))}
        {candidate.employer !== '' && (
          <Fact label={t`Employer`} mark={<OriginMark candidate={candidate} field="employer" />}>
            {candidate.employer}
          </Fact>
        )}
        {candidate.location !== '' && (
          <Fact label={t`Place`} mark={<OriginMark candidate={candidate} field="location" />}>
            {candidate.location}
          </Fact>
        )}
        {candidate.links.map((link, index) => (
          <Fact
            key={link.url}
            label={link.label === '' ? t`Link` : link.label}
            mark={index === 0 && <OriginMark candidate={candidate} field="links" />}
          >
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
        <Fact label={t`First source`}>{humanize(candidate.source_first)}</Fact>
        {candidate.source_last !== candidate.source_first && (
          <Fact label={t`Last source`}>{humanize(candidate.source_last)}</Fact>
        )}
        <Fact label={t`Known since`}>{formatDate(candidate.created_at)}</Fact>
      </DataList>
    </Card>
  );
}
