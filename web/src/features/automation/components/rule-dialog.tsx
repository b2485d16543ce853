import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  Alert,
  Anchor,
  Box,
  Button,
  Card,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { AutomationReplay, AutomationRule, Job, Workflow } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages, hasStatus } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { usePhone } from '@/ui/use-phone';
import { MailView } from '@/writing/mail-view';
import { addRule, changeRule, replayRule, rulesQuery } from '../api/rules';
import { draftOfRule, inputOfRule, type RuleDraft } from '../model/sentence';
import { ActionFields } from './action-fields';
import { AnswerConditions, FieldConditions } from './comparisons';
import { TagConditions } from './tag-conditions';

interface RuleDialogProps {
  /** Null makes a new one. */
  rule: AutomationRule | null;
  workflow: Workflow;
  /** Narrows a new rule to this job, and lets it ask for answers to its questions. */
  job?: Job | undefined;
  onClose: () => void;
}

/** When, if, then: tried on the last ninety days before it can be saved. */
export function RuleDialog({ rule, workflow, job, onClose }: RuleDialogProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const stages = workflow.stages.filter(({ kind }) => kind !== 'withdrawn');
  const entry = stages.find(({ kind }) => kind === 'applied')?.key ?? '';
  const form = useForm<RuleDraft>({
    initialValues: draftOfRule(rule, entry),
    validate: { name: (name) => (name.trim() === '' ? t`Give it a name.` : null) },
  });
  const kept = useFormDraft(`automation-rule:${rule?.id ?? `new:${job?.id ?? workflow.id}`}`, form);
  const input = inputOfRule(form.values, workflow.id, job?.id ?? null, rule?.active ?? true);
  const asked = JSON.stringify(input);
  const replay = useMutation({
    mutationFn: async (body: typeof input) => ({ of: JSON.stringify(body), found: await replayRule(body) }),
    onError: (failure) => form.setErrors(fieldMessages(failure)),
  });
  const tried = replay.data?.of === asked ? replay.data.found : null;
  const save = useMutation({
    mutationFn: () => (rule === null ? addRule(input, key.current) : changeRule(rule, input)),
    onSuccess: () => {
      kept.forget();
      toastDone(t`Saved. It acts from now on.`);
      onClose();
    },
    onError: (failure) => form.setErrors(fieldMessages(failure)),
    onSettled: () => void client.invalidateQueries({ queryKey: rulesQuery(workflow.id).queryKey }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={usePhone()}
      title={rule === null ? t`New rule` : t`Change “${rule.name}”`}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(() => (tried === null ? replay.mutate(input) : save.mutate()))}
      >
        <Stack>
          <TextInput label={t`Name`} maxLength={100} data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <Select
              label={t`When an application`}
              allowDeselect={false}
              data={[
                { value: 'enters', label: t`enters` },
                { value: 'leaves', label: t`leaves` },
              ]}
              {...form.getInputProps('trigger')}
            />
            <Select
              label={t`the stage`}
              allowDeselect={false}
              data={stages.map((stage) => ({ value: stage.key, label: stage.name }))}
              {...form.getInputProps('stage_key')}
            />
          </Group>
          <NumberInput
            label={t`After working days`}
            description={
              form.values.trigger === 'enters'
                ? t`If it is still in the stage by then. 0: at once, when the move can no longer be undone.`
                : t`0: at once, when the move can no longer be undone.`
            }
            min={0}
            max={250}
            allowDecimal={false}
            {...form.getInputProps('after_days')}
          />
          <TagsInput
            label={t`If its source is one of`}
            description={t`Empty: whatever it is.`}
            placeholder={form.values.sources.length === 0 ? t`referral, careers_site …` : ''}
            {...form.getInputProps('sources')}
          />
          <Select
            label={t`If its answers`}
            allowDeselect={false}
            data={[
              { value: 'any', label: t`are whatever they are` },
              { value: 'knocked_out', label: t`knock it out` },
              { value: 'not_knocked_out', label: t`do not knock it out` },
            ]}
            {...form.getInputProps('knockout')}
          />
          <TagConditions form={form} />
          <FieldConditions form={form} />
          {job !== undefined && <AnswerConditions form={form} questions={job.questions} />}
          <ActionFields form={form} workflow={workflow} />
          {tried !== null && <Tried replay={tried} />}
          {hasStatus(save.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else changed this rule meanwhile. Close the dialog and open the rule again; what you
                typed is kept.
              </Trans>
            </Alert>
          ) : (
            <FormError error={save.error ?? replay.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={replay.isPending || save.isPending}>
              {tried === null ? t`Try it on the last 90 days` : t`Save the rule`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What the rule would have done, each application a link. */
function Tried({ replay }: { replay: AutomationReplay }) {
  const { t } = useLingui();
  const words =
    replay.total === 0
      ? t`Nothing went through this stage in the last 90 days, so there is nothing to try it on.`
      : t`It would have matched ${replay.matched} of ${replay.total}${replay.capped ? '+' : ''} applications in the last ${replay.days} days; ${replay.hired} of them ${plural(replay.hired, { one: 'was', other: 'were' })} hired.`;
  return (
    <Card withBorder padding="sm" role="status">
      <Text size="sm" fw={600}>
        {words}
      </Text>
      {replay.applications.length > 0 && (
        <Box component="details" py={4}>
          <summary>
            <Trans>Which ones</Trans>
          </summary>
          <Stack gap={4} mt="xs" mah={200} style={{ overflowY: 'auto' }}>
            {replay.applications.map((one) => (
              <Text key={one.id} size="sm">
                <Trans>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        {...props}
                        to="/app/applications/$applicationId"
                        params={{ applicationId: one.id }}
                        target="_blank"
                      />
                    )}
                  >
                    {one.candidate_name}
                  </Anchor>{' '}
                  · {one.job_title} · now in {one.stage_name}
                </Trans>
              </Text>
            ))}
          </Stack>
        </Box>
      )}
      {replay.mails.map(({ number, to, mail }) => (
        <Box component="details" py={4} key={number}>
          <summary>
            <Trans>
              What {to} would have got: “{mail.subject}”
            </Trans>
          </summary>
          <Box mt="xs">
            <MailView subject={mail.subject} html={mail.html} />
          </Box>
        </Box>
      ))}
    </Card>
  );
}
