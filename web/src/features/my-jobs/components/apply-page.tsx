import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Card, Checkbox, FileInput, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { ApplyAgain } from '@/contract';
import { formatDate } from '@/format/dates';
import { fieldMessages, hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { Missing } from '@/ui/missing';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { applyAgainQuery, applyWith, type Given } from '../api/apply-again';
import { answeredBefore, asked } from '../model/answers';
import { JustApplied } from './just-applied';
import { OneTap } from './one-tap';
import { QuestionField } from './question-field';
import classes from './my-jobs.module.css';

/** Applying for a job with what its employer knows of one already. */
export function ApplyPage({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(applyAgainQuery(id));
  const [sent, setSent] = useState<string | null>(null);
  if (hasStatus(error, 404, 422)) return <Missing what={t`job`} to="/portal/jobs" list={t`Jobs`} />;
  return (
    <Page
      title={data?.job.title ?? t`Apply`}
      width="narrow"
      above={
        <Anchor
          size="sm"
          className={classes.back}
          renderRoot={(props) => <Link {...props} to="/portal/jobs" />}
        >
          <IconArrowLeft size={16} aria-hidden /> <Trans>Jobs</Trans>
        </Anchor>
      }
      description={data?.organization.name}
    >
      {data === undefined ? (
        error === null ? (
          <RowsSkeleton rows={2} height={120} />
        ) : (
          <ErrorPanel error={error} what={t`This job`} onRetry={() => void refetch()} />
        )
      ) : sent !== null ? (
        <JustApplied applicationId={sent} title={data.job.title} employer={data.organization.name} />
      ) : (
        <Ways found={data} onSent={setSent} />
      )}
    </Page>
  );
}

interface WaysProps {
  found: ApplyAgain;
  onSent: (applicationId: string) => void;
}

function Ways({ found, onSent }: WaysProps) {
  const { job, organization, application_id: applied } = found;
  const path = new URL(job.public_url, window.location.href).pathname;
  const employer = organization.name;
  if (applied !== null && found.refusal !== '')
    return (
      <Alert color="gray">
        <Text mb="sm">{found.refusal}</Text>
        <Button
          size="xs"
          renderRoot={(props) => <Link {...props} to="/portal/applications/$id" params={{ id: applied }} />}
        >
          <Trans>Your application</Trans>
        </Button>
      </Alert>
    );
  if (!found.is_open)
    return (
      <Alert color="gray">
        <Text mb="sm">
          <Trans>This job does not take applications any more.</Trans>
        </Text>
        <Anchor href={`/careers/${organization.slug}`}>
          <Trans>Open jobs at {employer}</Trans>
        </Anchor>
      </Alert>
    );
  if (found.known === null)
    return (
      <Alert color="gray">
        <Text mb="sm">
          <Trans>
            You have not applied to {employer} with this address yet, so they know nothing that could be sent.
          </Trans>
        </Text>
        <Button component="a" size="xs" href={`${path}#apply`}>
          <Trans>Go to the form</Trans>
        </Button>
      </Alert>
    );
  return (
    <Stack gap="lg">
      {applied !== null && (
        <Text>
          <Trans>
            Your earlier application for this job has ended. This sends a new one; {employer} sees both.
          </Trans>
        </Text>
      )}
      <KnownCard found={found} />
      {found.takes_one_tap ? (
        <div>
          <OneTap id={job.id} title={job.title} statement={found.statement} onSent={onSent} />
        </div>
      ) : (
        <Asked found={found} onSent={onSent} />
      )}
    </Stack>
  );
}

function KnownCard({ found: { known, job, organization } }: { found: ApplyAgain }) {
  if (known === null) return null;
  const employer = organization.name;
  const path = new URL(job.public_url, window.location.href).pathname;
  const { resume } = known;
  return (
    <Card component="section" aria-labelledby="known">
      <Title order={2} size="h3" id="known" mb="xs">
        <Trans>What is sent</Trans>
      </Title>
      <dl className={classes.known}>
        <dt>
          <Trans>Name</Trans>
        </dt>
        <dd>{known.full_name}</dd>
        <dt>
          <Trans>E-mail</Trans>
        </dt>
        <dd>{known.email}</dd>
        {known.phone !== '' && (
          <>
            <dt>
              <Trans>Phone</Trans>
            </dt>
            <dd>{known.phone}</dd>
          </>
        )}
        {resume !== null && (
          <>
            <dt>
              <Trans>Résumé</Trans>
            </dt>
            <dd>
              <Trans>
                {resume.filename}, which you sent on {formatDate(resume.sent_at)}
              </Trans>
            </dd>
          </>
        )}
      </dl>
      <Text size="sm" c="dimmed" mt="xs">
        <Trans>
          So you gave it {employer} last. To send something else, use the{' '}
          <Anchor href={`${path}#apply`} underline="always" inherit>
            form of the job
          </Anchor>
          .
        </Trans>
      </Text>
    </Card>
  );
}

function Asked({ found, onSent }: WaysProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [given, setGiven] = useState<Given>(() => ({
    answers: answeredBefore(found.questions),
    agrees: false,
    resume: null,
    withoutResume: false,
  }));
  const sending = useMutation({
    mutationFn: () => applyWith(found, given),
    onSuccess: ({ application_id: made }) => onSent(made),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['my-jobs'] });
      void client.invalidateQueries({ queryKey: ['my-applications'] });
    },
  });
  const faults = fieldMessages(sending.error);
  const { consent, known } = found;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={send} noValidate aria-label={t`What is still asked`}>
      <Stack gap="lg">
        {known?.resume === null && (
          <Stack gap="xs">
            <FileInput
              label={t`Résumé`}
              description={t`PDF or Word.`}
              placeholder={t`Choose a file`}
              clearable
              value={given.resume}
              error={faults.resume}
              onChange={(resume) => setGiven({ ...given, resume })}
            />
            {given.resume === null && (
              <Checkbox
                label={t`I apply without a résumé`}
                checked={given.withoutResume}
                onChange={(event) => setGiven({ ...given, withoutResume: event.currentTarget.checked })}
              />
            )}
          </Stack>
        )}
        {asked(found.questions, given.answers).map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            answer={given.answers[question.id]}
            error={faults[`answers.${question.id}`]}
            onAnswer={(answer) =>
              setGiven({ ...given, answers: { ...given.answers, [question.id]: answer } })
            }
          />
        ))}
        {consent === null ? (
          <Text size="sm" c="dimmed">
            {found.statement}
          </Text>
        ) : (
          <div>
            <details className={classes.notice}>
              <summary>
                <Trans>Read how your data is used</Trans>
              </summary>
              {/* The server keeps clean what administrators write. */}
              <div
                className="rc-prose"
                lang={consent.language}
                dangerouslySetInnerHTML={{ __html: consent.html }}
              />
            </details>
            <Checkbox
              mt="sm"
              label={consent.statement}
              checked={given.agrees}
              error={faults.consent}
              onChange={(event) => setGiven({ ...given, agrees: event.currentTarget.checked })}
            />
          </div>
        )}
        <FormError error={sending.error} />
        <div>
          <Button type="submit" loading={sending.isPending}>
            <Trans>Send the application</Trans>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
