import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Badge, Button, Card, Group, Kbd, Tabs, Text, Tooltip } from '@mantine/core';
import {
  IconArrowRight,
  IconArrowsMove,
  IconChevronLeft,
  IconChevronRight,
  IconClockPause,
  IconExternalLink,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { ApplicationSummary, Quote } from '@/contract';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { PresenceLine } from '@/presence/presence-line';
import { useCan } from '@/session/can';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { usePhone } from '@/ui/use-phone';
import { applicationQuery } from '../api/get-application';
import { findingsQuery } from '../api/triage';
import { moveMapOf, summaryOf } from '../model/board';
import type { useQueue } from '../model/use-queue';
import { useSnooze } from '../model/use-snooze';
import { AnswersPanel } from './answers-panel';
import { DueLabel } from './due-label';
import { NotesPanel } from './notes-panel';
import { useMoveFlow } from './use-move-flow';
import { FindingsList } from './findings-list';
import { SnoozeDialog } from './snooze-dialog';
import { TriageResume } from './triage-resume';
import classes from './triage.module.css';

interface TriageDeskProps {
  item: ApplicationSummary;
  queue: ReturnType<typeof useQueue>;
  bar: ReactNode;
}

type Panel = 'resume' | 'criteria' | 'answers' | 'notes';

/** One application of the queue: the résumé, what it says about the criteria, and the decision. */
export function TriageDesk({ item, queue, bar }: TriageDeskProps) {
  const { t } = useLingui();
  const { data: application, error, refetch } = useQuery(applicationQuery(item.id));
  const { data: findings } = useQuery(findingsQuery(item.job_id, item.id));
  const phone = usePhone();
  const mayDecide = useCan('applications:advance');
  const [panel, setPanel] = useState<Panel>(phone ? 'resume' : 'criteria');
  const [chosen, setChosen] = useState<Quote | null>(null);
  const [snoozing, setSnoozing] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);

  const moveMap = application === undefined ? undefined : moveMapOf(application);
  const flow = useMoveFlow(moveMap, queue.leave);
  const { snooze } = useSnooze(queue.comeBack);
  const summary = application === undefined ? [] : [summaryOf(application)];
  const onward = (application?.allowed_actions.moves ?? []).filter(({ kind }) => kind !== 'rejected');
  const [only] = onward;
  const single = onward.length === 1 && only !== undefined ? only : undefined;
  const canReject = application?.allowed_actions.can_reject ?? false;

  const advance = () => {
    if (single === undefined) flow.askMove(summary);
    else flow.moveTo(summary, { key: single.to_stage, name: single.name, kind: single.kind });
  };
  const writeNote = () => {
    setPanel('notes');
    setTimeout(() => noteField.current?.focus());
  };
  const undo = async () => {
    const recent = await flow.undoLast();
    if (recent !== undefined) queue.comeBack(recent.applicationId);
  };
  const choose = (quote: Quote) => {
    setChosen(quote);
    if (phone && quote.source === 'resume') setPanel('resume');
  };
  const group = t`Triage`;
  useShortcuts([
    { keys: 'j', label: t`Next application`, group, run: () => queue.go(1) },
    { keys: 'k', label: t`Previous application`, group, run: () => queue.go(-1) },
    ...(onward.length > 0
      ? [
          {
            keys: 'a',
            label: single === undefined ? t`Advance to…` : t`Advance to ${single.name}`,
            group,
            run: advance,
          },
        ]
      : []),
    ...(canReject ? [{ keys: 'r', label: t`Reject…`, group, run: () => flow.askReject(summary) }] : []),
    ...(mayDecide
      ? [
          { keys: 's', label: t`Snooze…`, group, run: () => setSnoozing(true) },
          { keys: 'u', label: t`Undo the last decision`, group, run: () => void undo() },
        ]
      : []),
    ...(application?.allowed_actions.can_note
      ? [{ keys: 'n', label: t`Write a note`, group, run: writeNote }]
      : []),
  ]);

  const decisions = mayDecide && (
    <>
      {canReject && (
        <Button
          variant="default"
          c="red"
          leftSection={<IconX size={16} />}
          onClick={() => flow.askReject(summary)}
        >
          <Trans>Reject…</Trans>
          {!phone && <Key name="R" />}
        </Button>
      )}
      <Button variant="default" leftSection={<IconClockPause size={16} />} onClick={() => setSnoozing(true)}>
        <Trans>Snooze…</Trans>
        {!phone && <Key name="S" />}
      </Button>
      {onward.length > 0 && (
        <Button
          leftSection={single === undefined ? <IconArrowsMove size={16} /> : <IconArrowRight size={16} />}
          onClick={advance}
        >
          {single === undefined ? t`Advance…` : phone ? t`Advance` : t`Advance to ${single.name}`}
          {!phone && <Key name="A" />}
        </Button>
      )}
    </>
  );

  const resume =
    application === undefined ? (
      <RowsSkeleton rows={8} />
    ) : (
      <TriageResume application={application} findings={findings} chosen={chosen} />
    );
  const panels: { value: Panel; label: string; content: () => ReactNode }[] = [
    ...(phone ? [{ value: 'resume' as const, label: t`Résumé`, content: () => resume }] : []),
    {
      value: 'criteria',
      label: t`Criteria`,
      content: () => (
        <FindingsList
          jobId={item.job_id}
          findings={findings}
          answers={application?.answers ?? []}
          chosen={chosen}
          onChoose={choose}
        />
      ),
    },
    {
      value: 'answers',
      label: t`Answers`,
      content: () =>
        application === undefined ? (
          <RowsSkeleton rows={3} />
        ) : (
          <AnswersPanel answers={application.answers} coverNote={application.cover_note} />
        ),
    },
    {
      value: 'notes',
      label: t`Notes`,
      content: () =>
        application === undefined ? (
          <RowsSkeleton rows={3} />
        ) : (
          <NotesPanel application={application} field={noteField} />
        ),
    },
  ];

  return (
    <Page
      width="full"
      fill
      documentTitle={t`Triage`}
      title={item.candidate.full_name}
      above={bar}
      description={
        <Group gap={8} mt={2}>
          <Anchor
            size="sm"
            renderRoot={(props) => <Link {...props} to="/app/jobs/$jobId" params={{ jobId: item.job_id }} />}
          >
            {item.job_title}
          </Anchor>
          <StageBadge name={item.stage.name} kind={item.stage.kind} />
          <DueLabel at={item.due_at} />
          {item.knocked_out && (
            <Badge color="yellow">
              <Trans>Check the answers</Trans>
            </Badge>
          )}
          <PresenceLine kind="application" id={item.id} />
        </Group>
      }
      actions={
        <>
          <ActionIcon.Group>
            <Tooltip label={t`Previous (K)`}>
              <ActionIcon
                size={36}
                variant="default"
                aria-label={t`Previous application`}
                disabled={!queue.hasPrevious}
                onClick={() => queue.go(-1)}
              >
                <IconChevronLeft size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t`Next (J)`}>
              <ActionIcon
                size={36}
                variant="default"
                aria-label={t`Next application`}
                disabled={!queue.hasNext}
                onClick={() => queue.go(1)}
              >
                <IconChevronRight size={18} />
              </ActionIcon>
            </Tooltip>
          </ActionIcon.Group>
          <Tooltip label={t`Open the application`}>
            <ActionIcon
              size={36}
              variant="default"
              aria-label={t`Open the application`}
              renderRoot={(props) => (
                <Link {...props} to="/app/applications/$applicationId" params={{ applicationId: item.id }} />
              )}
            >
              <IconExternalLink size={17} />
            </ActionIcon>
          </Tooltip>
          {!phone && decisions}
        </>
      }
    >
      {error !== null && application === undefined ? (
        <ErrorPanel error={error} what={t`The application`} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.split}>
          {!phone && (
            <Card padding={0} className={classes.reading}>
              {resume}
            </Card>
          )}
          <Card padding={0} className={classes.side}>
            <Tabs
              value={panel}
              onChange={(value) => setPanel(panels.find((one) => one.value === value)?.value ?? 'criteria')}
              keepMounted={false}
              className={classes.tabs}
            >
              <Tabs.List px={phone ? 0 : 'sm'} grow={phone}>
                {panels.map(({ value, label }) => (
                  <Tabs.Tab key={value} value={value}>
                    {label}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {panels.map(({ value, content }) => (
                <Tabs.Panel
                  key={value}
                  value={value}
                  className={classes.panel}
                  data-padded={value !== 'resume' || undefined}
                >
                  {content()}
                </Tabs.Panel>
              ))}
            </Tabs>
          </Card>
        </div>
      )}
      {phone && mayDecide && <div className={classes.thumbs}>{decisions}</div>}
      {flow.dialogs}
      <SnoozeDialog
        name={snoozing ? item.candidate.full_name : null}
        onClose={() => setSnoozing(false)}
        onSnooze={(until) => {
          setSnoozing(false);
          snooze({ application: item, until });
          queue.leave();
        }}
      />
      {!phone && (
        <Text size="xs" c="dimmed" className={classes.keys}>
          <Trans>
            <Kbd size="xs">J</Kbd> next <Kbd size="xs">K</Kbd> previous <Kbd size="xs">N</Kbd> note{' '}
            <Kbd size="xs">U</Kbd> undo <Kbd size="xs">?</Kbd> all keys
          </Trans>
        </Text>
      )}
    </Page>
  );
}

/** The key of a button, for the eye; screen readers have it in the map of keys. */
function Key({ name }: { name: string }) {
  return (
    <Kbd size="xs" ml={8} aria-hidden>
      {name}
    </Kbd>
  );
}
