import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApprovalDetails } from '@/approvals/approval-details';
import { DecisionForm } from '@/approvals/decision-form';
import type { AiInterviewTemplate } from '@/contract';
import { useDraftText } from '@/drafts/use-draft';
import { formatDateTime } from '@/format/dates';
import { fieldMessages, hasStatus } from '@/http/problem';
import { Confirm } from '@/ui/confirm';
import { StatusBadge } from '@/ui/status-badge';
import { toastDone, toastFailed } from '@/ui/toast';
import { actOn, jobInterviewQuery, type TemplateAct } from '../api/templates';
import classes from './ai-interviews.module.css';

interface TemplateStateProps {
  template: AiInterviewTemplate;
  /** Something was written and not saved: what is decided is what is saved. */
  unsaved: boolean;
  /** What was typed is to be forgotten, because the text is another one now. */
  onReplaced: () => void;
}

/** How the interview stands, and what can be done about that. */
export function TemplateState({ template, unsaved, onReplaced }: TemplateStateProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'restart' | 'discard' | null>(null);
  const [note, setNote, forget] = useDraftText(`ai-interview-note:${template.id}`);
  const may = (act: TemplateAct) => template.allowed_actions.includes(act);
  const acting = useMutation({
    mutationFn: (act: TemplateAct) => actOn(template, act, note.trim()),
    onSuccess: (left, act) => {
      setAsking(null);
      forget();
      if (act === 'restart' || act === 'discard') onReplaced();
      client.setQueryData(jobInterviewQuery(template.job_id).queryKey, left);
      toastDone(doneWords(act));
    },
    onError: (error) => {
      setAsking(null);
      if (fieldMessages(error).note === undefined) toastFailed(t`Nothing was changed`, error);
      if (hasStatus(error, 412))
        void client.invalidateQueries({ queryKey: jobInterviewQuery(template.job_id).queryKey });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  const writes = may('submit') || may('approve') || may('decline');
  const blocked = unsaved || template.missing.length > 0;
  return (
    <Card component="section" aria-label={t`State`}>
      <Group justify="space-between" mb={4}>
        <Title order={2}>{template.name}</Title>
        <Group gap={6}>
          <StatusBadge status={template.state} />
          {template.newest_version > 0 && template.state !== 'approved' && (
            <StatusBadge status="in_use" label={t`Version ${template.newest_version} is in use`} />
          )}
        </Group>
      </Group>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {explained(template)} {madeBy(template)}
        </Text>
        {template.decided !== null && template.state !== 'pending_approval' && (
          <Decided decided={template.decided} />
        )}
        {template.approval !== null && template.state === 'pending_approval' && (
          <>
            <ApprovalDetails view={template.approval} compact />
            <DecisionForm view={template.approval} />
          </>
        )}
        {writes && (
          <Textarea
            label={may('decline') ? t`A word with the decision` : t`A word to those who approve`}
            description={may('decline') ? t`Needed if you decline.` : undefined}
            autosize
            maxLength={2000}
            maw={640}
            value={note}
            error={fieldMessages(acting.error).note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Group gap="xs">
          {may('approve') && (
            <Button
              disabled={blocked}
              loading={isDoing(acting, 'approve')}
              onClick={() => acting.mutate('approve')}
            >
              <Trans>Approve</Trans>
            </Button>
          )}
          {may('decline') && (
            <Button
              variant="default"
              loading={isDoing(acting, 'decline')}
              onClick={() => acting.mutate('decline')}
            >
              <Trans>Decline</Trans>
            </Button>
          )}
          {may('submit') && (
            <Button
              variant={may('approve') ? 'default' : 'filled'}
              disabled={blocked}
              loading={isDoing(acting, 'submit')}
              onClick={() => acting.mutate('submit')}
            >
              <Trans>Ask for approval</Trans>
            </Button>
          )}
          {may('withdraw') && (
            <Button
              variant="default"
              loading={isDoing(acting, 'withdraw')}
              onClick={() => acting.mutate('withdraw')}
            >
              <Trans>Take the request back</Trans>
            </Button>
          )}
          {may('restart') && (
            <Button variant="subtle" onClick={() => setAsking('restart')}>
              <Trans>Start again from the job</Trans>
            </Button>
          )}
          {may('discard') && (
            <Button variant="subtle" color="red" onClick={() => setAsking('discard')}>
              {template.newest_version > 0 ? t`Discard the changes` : t`Remove the draft`}
            </Button>
          )}
        </Group>
        {writes && unsaved && (
          <Text size="sm" c="dimmed" role="status">
            <Trans>Save first: what is approved is what is saved.</Trans>
          </Text>
        )}
      </Stack>
      <Confirm
        opened={asking !== null}
        onClose={() => setAsking(null)}
        danger
        loading={acting.isPending}
        title={
          asking === 'restart'
            ? t`Start again from the job?`
            : template.newest_version > 0
              ? t`Discard the changes?`
              : t`Remove the draft?`
        }
        action={
          asking === 'restart' ? t`Start again` : template.newest_version > 0 ? t`Discard them` : t`Remove it`
        }
        onConfirm={() => asking !== null && acting.mutate(asking)}
      >
        {asking === 'restart'
          ? t`What is written here is replaced by a new draft from the job’s text as it is now. What was approved stays.`
          : template.newest_version > 0
            ? t`What is written here goes back to version ${template.newest_version}.`
            : t`It was never approved, and nothing of it is kept. You can draft another one.`}
      </Confirm>
    </Card>
  );
}

function Decided({ decided }: { decided: NonNullable<AiInterviewTemplate['decided']> }) {
  return (
    <Alert
      color={decided.approved ? 'spruce' : 'yellow'}
      title={
        decided.approved ? (
          <Trans>
            Approved by {decided.by_name}, {formatDateTime(decided.at)}
          </Trans>
        ) : (
          <Trans>
            Declined by {decided.by_name}, {formatDateTime(decided.at)}
          </Trans>
        )
      }
    >
      {decided.note !== '' && <span className={classes.words}>{decided.note}</span>}
    </Alert>
  );
}

const isDoing = (acting: { isPending: boolean; variables: TemplateAct | undefined }, act: TemplateAct) =>
  acting.isPending && acting.variables === act;

const explained = ({ state, chain_name, newest_version, requested_by_name }: AiInterviewTemplate): string => {
  if (state === 'approved') return t`Approved as it is. A change needs approval again.`;
  if (state === 'pending_approval')
    return chain_name === ''
      ? t`${requested_by_name} has asked for approval. A hiring manager of the job’s team or an administrator decides.`
      : t`${requested_by_name} has asked the approvers of “${chain_name}”.`;
  if (newest_version > 0) return t`What has changed here is not approved yet.`;
  return t`A draft: nobody is interviewed by it before somebody has approved it.`;
};

const madeBy = ({ made_by, is_edited, changed_by_name }: AiInterviewTemplate): string => {
  const made = {
    rules: t`Made by rules from the job’s text.`,
    model: t`Made by a language model from the job’s text.`,
    person: t`Written by people.`,
  }[made_by];
  return is_edited ? `${made} ${t`Changed since by ${changed_by_name}.`}` : made;
};

const doneWords = (act: TemplateAct): string =>
  ({
    restart: t`Drafted again from the job.`,
    submit: t`Approval is asked for.`,
    withdraw: t`The request is taken back.`,
    approve: t`Approved.`,
    decline: t`Declined: it is a draft again.`,
    discard: t`Discarded.`,
  })[act];
