import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Group, Skeleton, Tabs } from '@mantine/core';
import {
  IconBolt,
  IconLayoutKanban,
  IconListCheck,
  IconListDetails,
  IconMessageQuestion,
  IconNews,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Page } from '@/ui/page';
import { employmentLabel } from '@/format/employment';
import { hasStatus } from '@/http/problem';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { StatusBadge } from '@/ui/status-badge';
import { jobQuery } from '../api/get-job';
import { formatLocation, remoteLabel } from '../model/words';
import { Confidential } from './confidential';
import { JobActions } from './job-actions';
import { JobState } from './job-state';

const views = [
  {
    value: 'board',
    to: '/app/jobs/$jobId',
    get label() {
      return t`Board`;
    },
    icon: IconLayoutKanban,
  },
  {
    value: 'table',
    to: '/app/jobs/$jobId/table',
    get label() {
      return t`Table`;
    },
    icon: IconListDetails,
  },
  {
    value: 'criteria',
    to: '/app/jobs/$jobId/criteria',
    get label() {
      return t`Criteria`;
    },
    icon: IconListCheck,
  },
  {
    value: 'ai-interview',
    to: '/app/jobs/$jobId/ai-interview',
    get label() {
      return t`AI interview`;
    },
    icon: IconMessageQuestion,
  },
  {
    value: 'automation',
    to: '/app/jobs/$jobId/automation',
    get label() {
      return t`Automation`;
    },
    icon: IconBolt,
  },
  {
    value: 'posting',
    to: '/app/jobs/$jobId/posting',
    get label() {
      return t`Posting`;
    },
    icon: IconNews,
  },
] as const;

/** What all views of one job share: its name, state, actions and the way between the views. */
export function JobFrame({ jobId, children }: { jobId: string; children: ReactNode }) {
  const { t } = useLingui();
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  const readsAll = useCan('applications:read');
  const managesRules = useCan('workflows:manage');
  const readsInterviews = useCan('ai_interviews:read');
  const shown = views.filter(
    ({ value }) =>
      (value !== 'criteria' || readsAll) &&
      (value !== 'automation' || managesRules) &&
      (value !== 'ai-interview' || readsInterviews),
  );
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const view = views.find(({ value }) => path.endsWith(`/${value}`))?.value ?? 'board';
  const tabs = useRef<HTMLDivElement>(null);
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    tabs.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);
  if (hasStatus(error, 404)) return <Missing what={t`job`} to="/app/jobs" list={t`See all jobs`} />;
  if (error !== null)
    return (
      <Page title={t`Job`}>
        <ErrorPanel error={error} what={t`The job`} onRetry={() => void refetch()} />
      </Page>
    );
  return (
    <Page
      width="full"
      fill={view === 'board'}
      documentTitle={job?.title ?? t`Job`}
      title={job === undefined ? <Skeleton height={26} width={280} /> : job.title}
      above={
        <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/jobs" />}>
          <Trans>Jobs</Trans>
        </Anchor>
      }
      description={
        job !== undefined && (
          <Group gap={8} mt={2}>
            <StatusBadge status={job.status} />
            {job.confidential && <Confidential />}
            <span>
              {[
                job.department,
                job.locations.map(formatLocation).join(' / '),
                remoteLabel(job.remote_policy),
                employmentLabel(job.employment_type),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Group>
        )
      }
      actions={job !== undefined && <JobActions job={job} />}
      below={
        <>
          {job !== undefined && <JobState job={job} />}
          <Tabs
            mt="sm"
            value={view}
            onChange={(value) => {
              const next = views.find((one) => one.value === value);
              if (next !== undefined) void navigate({ to: next.to, params: { jobId } });
            }}
          >
            <Tabs.List ref={tabs}>
              {shown.map(({ value, label, icon: Icon }) => (
                <Tabs.Tab
                  key={value}
                  value={value}
                  leftSection={<Icon size={16} aria-hidden />}
                  id={`tab-${value}`}
                  aria-controls="job-view"
                >
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        </>
      }
    >
      <div id="job-view" role="tabpanel" aria-labelledby={`tab-${view}`} style={{ display: 'contents' }}>
        {children}
      </div>
    </Page>
  );
}
