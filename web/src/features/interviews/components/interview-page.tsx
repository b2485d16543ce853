import { Trans, useLingui } from '@lingui/react/macro';
import {
  Anchor,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  Group,
  SegmentedControl,
  Stack,
  Tabs,
  Text,
} from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { InterviewDetails } from '@/contract';
import { hasStatus } from '@/http/problem';
import { useMe } from '@/session/use-me';
import { ErrorPanel } from '@/ui/error-panel';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { PageSkeleton } from '@/ui/skeletons';
import { usePhone } from '@/ui/use-phone';
import { interviewQuery } from '../api/interviews';
import { stateOf } from '../model/words';
import classes from './interview-page.module.css';
import { InterviewTime } from './interview-time';
import { KitPanel } from './kit-panel';
import { OutdatedCalendars } from './outdated-calendars';
import { ScorecardForm, ScorecardHeading } from './scorecard-form';
import { ScorecardView } from './scorecard-view';

type Pane = 'kit' | 'resume' | 'scorecard';

/** An interview as its interviewer needs it: the kit and the résumé left, the scorecard right. */
export function InterviewPage({
  id,
  resumeOf,
}: {
  id: string;
  /** The résumé of an application, which another feature shows. */
  resumeOf: (applicationId: string) => ReactNode;
}) {
  const { t } = useLingui();
  const { data: page, error, refetch } = useQuery(interviewQuery(id));
  if (hasStatus(error, 404))
    return <Missing what={t`interview`} to="/app/interviews" list={t`See your interviews`} />;
  if (error !== null)
    return (
      <Page title={t`Interview`}>
        <ErrorPanel error={error} what={t`The interview`} onRetry={() => void refetch()} />
      </Page>
    );
  if (page === undefined) return <PageSkeleton />;
  return <Loaded page={page} resume={resumeOf(page.interview.application_id)} />;
}

function Loaded({ page, resume }: { page: InterviewDetails; resume: ReactNode }) {
  const { t } = useLingui();
  const { interview } = page;
  const state = stateOf(interview);
  const phone = usePhone();
  const [pane, setPane] = useState<Pane>('kit');
  return (
    <Page
      width="full"
      title={page.candidate_name}
      documentTitle={`${interview.title} · ${page.candidate_name}`}
      above={
        <Breadcrumbs separatorMargin={6} fz="xs" mb={2}>
          <Anchor size="xs" c="dimmed" renderRoot={(props) => <Link {...props} to="/app/interviews" />}>
            <Trans>Interviews</Trans>
          </Anchor>
          <Anchor
            size="xs"
            c="dimmed"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/app/applications/$applicationId"
                params={{ applicationId: interview.application_id }}
              />
            )}
          >
            {page.job_title}
          </Anchor>
        </Breadcrumbs>
      }
      description={
        <Group gap={8} mt={2}>
          <Badge color={state.color}>{state.label}</Badge>
          <span>
            {interview.title} · <InterviewTime interview={interview} />
            {interview.place !== '' && ` · ${interview.place}`}
          </span>
          <span>
            <Trans>with {interview.interviewers.map((one) => one.full_name).join(', ')}</Trans>
          </span>
        </Group>
      }
      actions={
        interview.video_url !== '' &&
        interview.state === 'scheduled' && (
          <Button
            component="a"
            href={interview.video_url}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconVideo size={16} />}
          >
            <Trans>Join the video call</Trans>
          </Button>
        )
      }
      below={
        phone && (
          <SegmentedControl
            mt="sm"
            fullWidth
            aria-label={t`Show`}
            value={pane}
            onChange={(value) => setPane(value)}
            data={[
              { value: 'kit', label: t`Kit` },
              { value: 'resume', label: t`Résumé` },
              { value: 'scorecard', label: t`Scorecard` },
            ]}
          />
        )
      }
    >
      <OutdatedCalendars people={page.outdated} />
      {phone ? (
        <>
          <Card padding="md" hidden={pane !== 'kit'}>
            <KitPanel page={page} />
          </Card>
          {pane === 'resume' && <Card padding={0}>{resume}</Card>}
          {/* Hidden rather than gone, so that nothing typed waits for being saved. */}
          <div hidden={pane !== 'scorecard'}>
            <Scorecards page={page} />
          </div>
        </>
      ) : (
        <div className={classes.split}>
          <Card padding={0} className={classes.reading}>
            <Tabs defaultValue="kit" keepMounted={false}>
              <Tabs.List px="sm">
                <Tabs.Tab value="kit">
                  <Trans>Kit</Trans>
                </Tabs.Tab>
                <Tabs.Tab value="resume">
                  <Trans>Résumé</Trans>
                </Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="kit" p="lg">
                <KitPanel page={page} />
              </Tabs.Panel>
              <Tabs.Panel value="resume">{resume}</Tabs.Panel>
            </Tabs>
          </Card>
          <Scorecards page={page} />
        </div>
      )}
    </Page>
  );
}

/** One's own scorecard, and those of others as far as the server shows them. */
function Scorecards({ page }: { page: InterviewDetails }) {
  const { t } = useLingui();
  const me = useMe();
  const [amending, setAmending] = useState(false);
  const { own, interview } = page;
  const open = page.may_fill_in && (interview.state === 'scheduled' || interview.state === 'completed');
  const submitted = own !== null && own.state === 'submitted';
  const missing = interview.interviewers.filter(
    (one) => one.submitted_at === null && one.user_id !== me.user.id,
  );
  return (
    <Stack gap="md">
      {open && (!submitted || amending) && (
        <Card padding="md">
          <Stack gap="md">
            <ScorecardHeading hidden={page.hidden} />
            <ScorecardForm
              key={String(amending)}
              page={page}
              amending={amending}
              onDone={() => setAmending(false)}
            />
          </Stack>
        </Card>
      )}
      {submitted && !amending && (
        <div>
          <ScorecardView card={own} page={page} />
          {open && (
            <Button variant="default" mt="xs" size="sm" onClick={() => setAmending(true)}>
              <Trans>Amend your scorecard</Trans>
            </Button>
          )}
        </div>
      )}
      {page.scorecards.map((card) => (
        <ScorecardView key={card.id} card={card} page={page} />
      ))}
      {!open && !submitted && page.scorecards.length === 0 && (
        <Card padding="md">
          <Text c="dimmed" size="sm">
            {interview.state === 'cancelled'
              ? t`This interview was cancelled.`
              : interview.state === 'no_show'
                ? t`The candidate missed this interview.`
                : t`No scorecard is in yet.`}
          </Text>
        </Card>
      )}
      {missing.length > 0 && interview.state === 'completed' && (
        <Text size="sm" c="dimmed">
          <Trans>Still missing: {missing.map((one) => one.full_name).join(', ')}</Trans>
        </Text>
      )}
    </Stack>
  );
}
