import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Anchor,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  Group,
  Menu,
  Tabs,
  Text,
  Tooltip,
} from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconArrowsMove,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { Application } from '@/contract';
import { minutesUntil } from '@/format/dates';
import { humanize, midSentence } from '@/format/words';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { hasStatus } from '@/http/problem';
import { PresenceLine } from '@/presence/presence-line';
import { ProfileView } from '@/profile/profile-view';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { PageSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { applicationQuery } from '../api/get-application';
import { moveMapOf, nextForward, summaryOf } from '../model/board';
import { around } from '../model/reading-order';
import { useMoves } from '../model/use-moves';
import { ActivityPanel, type ActivityView } from './activity-panel';
import { AnswersPanel } from './answers-panel';
import classes from './application-page.module.css';
import { CandidatePanel } from './candidate-panel';
import { DueLabel } from './due-label';
import { FilesPanel } from './files-panel';
import { ReasonDialog } from './reason-dialog';
import { ResumePreview } from './resume-preview';
import { useMoveFlow } from './use-move-flow';

interface ApplicationPageProps {
  id: string;
  /** The tab to begin with, where it is not the résumé. */
  view: 'offer' | 'messages' | 'adjustments' | undefined;
  /** The offers of an application of this job, for those who may see them. */
  offer: ((jobId: string) => ReactNode) | undefined;
  /** The interviews of an application, which another feature shows. */
  interviews: (application: Application) => ReactNode;
  /** What was written to the candidate, for those who may see it. */
  messages: ReactNode;
  /** What the person asked to be adjusted, for those who may see it. */
  adjustments: ReactNode;
  /** What is about to happen by itself, which another feature shows. */
  automation: ReactNode;
}

export function ApplicationPage({ id, ...parts }: ApplicationPageProps) {
  const { t } = useLingui();
  const { data: application, error, refetch } = useQuery(applicationQuery(id));
  if (hasStatus(error, 404))
    return <Missing what={t`application`} to="/app/applications" list={t`See all applications`} />;
  if (error !== null)
    return (
      <Page title={t`Application`}>
        <ErrorPanel error={error} what={t`The application`} onRetry={() => void refetch()} />
      </Page>
    );
  if (application === undefined) return <PageSkeleton />;
  return <Loaded application={application} {...parts} />;
}

function Loaded({
  application,
  view,
  offer,
  interviews,
  messages,
  adjustments,
  automation,
}: Omit<ApplicationPageProps, 'id'> & { application: Application }) {
  const { t } = useLingui();
  const { candidate, allowed_actions: actions, stage } = application;
  const [activity, setActivity] = useState<ActivityView>('timeline');
  const noteField = useRef<HTMLTextAreaElement>(null);
  const summary = [summaryOf(application)];
  const moveMap = moveMapOf(application);
  const flow = useMoveFlow(moveMap);
  const { undo } = useMoves();
  const next = nextForward(moveMap, stage.key);
  const neighbours = around(application.id);
  const navigate = useNavigate();
  const open = (id: string | undefined) =>
    id === undefined
      ? false
      : void navigate({ to: '/app/applications/$applicationId', params: { applicationId: id } });
  const takeBack = () => {
    if (actions.undo === null) return false;
    void undo({
      transitionId: actions.undo.transition_id,
      applicationId: application.id,
      jobId: application.job_id,
      name: candidate.full_name,
      toStage: stage.name,
      until: actions.undo.until,
      held: stage.kind === 'rejected',
    });
    return true;
  };
  const writeNote = () => {
    setActivity('notes');
    setTimeout(() => noteField.current?.focus());
  };
  const parts: [string, string, ReactNode][] = [
    ['offer', t`Offer`, offer?.(application.job_id)],
    ['messages', t`Messages`, messages],
    ['adjustments', t`Adjustments`, adjustments],
  ];
  const further = parts.filter(([, , content]) => content !== undefined);
  const group = t`Application`;
  useShortcuts([
    { keys: 'j', label: t`Next application`, group, run: () => open(neighbours.next) },
    { keys: 'k', label: t`Previous application`, group, run: () => open(neighbours.previous) },
    ...(next !== undefined
      ? [{ keys: 'a', label: t`Move to ${next.name}`, group, run: () => flow.moveTo(summary, next) }]
      : []),
    ...(actions.moves.length > 0
      ? [{ keys: 'm', label: t`Move to…`, group, run: () => flow.askMove(summary) }]
      : []),
    ...(actions.can_reject
      ? [{ keys: 'r', label: t`Reject…`, group, run: () => flow.askReject(summary) }]
      : []),
    ...(actions.undo !== null ? [{ keys: 'u', label: t`Undo the last move`, group, run: takeBack }] : []),
    ...(actions.can_note ? [{ keys: 'n', label: t`Write a note`, group, run: writeNote }] : []),
  ]);
  return (
    <Page
      width="full"
      title={candidate.full_name}
      documentTitle={`${candidate.full_name} · ${application.job_title}`}
      above={
        <Group justify="space-between" mb={2}>
          <Breadcrumbs separatorMargin={6} fz="xs">
            <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/jobs" />}>
              <Trans>Jobs</Trans>
            </Anchor>
            <Anchor
              size="xs"
              c="dimmed"
              renderRoot={(props) => (
                <Link {...props} to="/app/jobs/$jobId" params={{ jobId: application.job_id }} />
              )}
            >
              {application.job_title}
            </Anchor>
          </Breadcrumbs>
          {neighbours.total > 1 && (
            <Group gap={2}>
              <Text size="xs" c="dimmed" mr={4}>
                <Trans>
                  {neighbours.position} of {neighbours.total}
                </Trans>
              </Text>
              <Tooltip label={t`Previous (K)`}>
                <ActionIcon
                  aria-label={t`Previous application`}
                  disabled={neighbours.previous === undefined}
                  onClick={() => open(neighbours.previous)}
                >
                  <IconChevronUp size={17} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t`Next (J)`}>
                <ActionIcon
                  aria-label={t`Next application`}
                  disabled={neighbours.next === undefined}
                  onClick={() => open(neighbours.next)}
                >
                  <IconChevronDown size={17} />
                </ActionIcon>
              </Tooltip>
            </Group>
          )}
        </Group>
      }
      description={
        <Group gap={8} mt={2}>
          <StageBadge name={stage.name} kind={stage.kind} />
          <DueLabel at={application.due_at} />
          {application.knocked_out && (
            <Tooltip label={t`An answer does not meet a requirement; see the answers`}>
              <Badge color="yellow">
                <Trans>Check the answers</Trans>
              </Badge>
            </Tooltip>
          )}
          {application.first_application_id !== null && (
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/app/applications/$applicationId"
                  params={{ applicationId: application.first_application_id ?? '' }}
                />
              )}
            >
              <Trans>Second application; see the first</Trans>
            </Anchor>
          )}
          <span>
            {candidate.headline !== '' && `${candidate.headline} · `}
            <Trans>
              applied <RelativeTime at={application.applied_at} />
            </Trans>
            {application.source !== '' && ` (${midSentence(humanize(application.source))})`}
            {application.share_link_label !== '' && t`, by the link “${application.share_link_label}”`}
            {application.stage_entered_at !== application.applied_at && (
              <>
                {' '}
                <Trans>
                  · in this stage since <RelativeTime at={application.stage_entered_at} />
                </Trans>
              </>
            )}
          </span>
          <PresenceLine kind="application" id={application.id} />
        </Group>
      }
      actions={<Actions application={application} next={next} flow={flow} onUndo={takeBack} />}
    >
      <div className={classes.split}>
        <Card padding={0} className={classes.reading}>
          <Tabs
            key={view}
            defaultValue={view ?? (application.resume === null ? 'answers' : 'resume')}
            keepMounted={false}
          >
            <Tabs.List px="sm">
              <Tabs.Tab value="resume">
                <Trans>Résumé</Trans>
              </Tabs.Tab>
              <Tabs.Tab value="profile">
                <Trans>Profile</Trans>
              </Tabs.Tab>
              <Tabs.Tab value="interviews">
                <Trans>Interviews</Trans>
              </Tabs.Tab>
              <Tabs.Tab value="answers">
                <Trans>Answers</Trans>
                {application.answers.length > 0 && ` (${application.answers.length})`}
              </Tabs.Tab>
              <Tabs.Tab value="files">
                <Trans>Files</Trans>
                {application.files.length > 0 && ` (${application.files.length})`}
              </Tabs.Tab>
              {further.map(([value, label]) => (
                <Tabs.Tab key={value} value={value}>
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="resume">
              <ResumePreview file={application.resume} name={candidate.full_name} />
            </Tabs.Panel>
            <Tabs.Panel value="profile" p="md">
              <ProfileView candidateId={candidate.id} />
            </Tabs.Panel>
            <Tabs.Panel value="interviews" p="lg">
              {interviews(application)}
            </Tabs.Panel>
            <Tabs.Panel value="answers" p="lg">
              <AnswersPanel answers={application.answers} coverNote={application.cover_note} />
            </Tabs.Panel>
            <Tabs.Panel value="files" p="lg">
              <FilesPanel files={application.files} />
            </Tabs.Panel>
            {further.map(([value, , content]) => (
              <Tabs.Panel key={value} value={value} p="lg">
                {content}
              </Tabs.Panel>
            ))}
          </Tabs>
        </Card>
        <div className={classes.side}>
          {automation}
          <CandidatePanel application={application} />
          <ActivityPanel
            application={application}
            view={activity}
            onView={setActivity}
            noteField={noteField}
          />
        </div>
      </div>
      {flow.dialogs}
    </Page>
  );
}

interface ActionsProps {
  application: Application;
  next: ReturnType<typeof nextForward>;
  flow: ReturnType<typeof useMoveFlow>;
  onUndo: () => unknown;
}

/** The buttons, exactly as the server's list of allowed actions has them. */
function Actions({ application, next, flow, onUndo }: ActionsProps) {
  const { t } = useLingui();
  const { allowed_actions: actions } = application;
  const [asking, setAsking] = useState<'reopen' | 'withdraw' | null>(null);
  const summary = [summaryOf(application)];
  return (
    <>
      {actions.undo !== null && (
        <Tooltip
          label={t`Possible for ${plural(minutesUntil(actions.undo.until), { one: '# more minute', other: '# more minutes' })}`}
        >
          <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={onUndo}>
            <Trans>Undo</Trans>
          </Button>
        </Tooltip>
      )}
      {actions.can_reopen && (
        <Button leftSection={<IconRefresh size={16} />} onClick={() => setAsking('reopen')}>
          <Trans>Reopen…</Trans>
        </Button>
      )}
      {next !== undefined && (
        <Button leftSection={<IconArrowRight size={16} />} onClick={() => flow.moveTo(summary, next)}>
          <Trans>Move to {next.name}</Trans>
        </Button>
      )}
      {actions.moves.filter((move) => move.kind !== 'rejected').length > 1 && (
        <Button
          variant="default"
          leftSection={<IconArrowsMove size={16} />}
          onClick={() => flow.askMove(summary)}
        >
          <Trans>Move…</Trans>
        </Button>
      )}
      {actions.can_reject && (
        <Button
          variant="default"
          c="red"
          leftSection={<IconX size={16} />}
          onClick={() => flow.askReject(summary)}
        >
          <Trans>Reject…</Trans>
        </Button>
      )}
      {(actions.can_withdraw || actions.moves.length > 0) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={36} variant="default" aria-label={t`More actions for this application`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {actions.moves.length > 0 && (
              <Menu.Item leftSection={<IconArrowsMove size={16} />} onClick={() => flow.askMove(summary)}>
                <Trans>Move with a note…</Trans>
              </Menu.Item>
            )}
            {actions.can_withdraw && (
              <Menu.Item onClick={() => setAsking('withdraw')}>
                <Trans>Withdraw for the candidate…</Trans>
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <ReasonDialog application={application} kind={asking} onClose={() => setAsking(null)} />
    </>
  );
}
