import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Alert,
  Button,
  Card,
  Divider,
  Group,
  MultiSelect,
  NumberInput,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { ServiceLevels as Levels, Workflow } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone } from '@/ui/toast';
import { saveServiceLevels, serviceLevelsQuery } from '../api/service-levels';
import {
  audiences,
  draftOfLevels,
  inputOfLevels,
  nextStep,
  type PromiseDraft,
} from '../model/service-levels';

/** Within how many working days an application leaves each stage, and who is told if it does not. */
export function ServiceLevels({ workflow }: { workflow: Workflow }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(serviceLevelsQuery(workflow.id));
  return (
    <Card component="section" aria-labelledby="service-levels">
      <Title order={2} id="service-levels" mb={4}>
        <Trans>Service levels</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          What you promise to applicants: within how many working days an application leaves a stage. It holds
          for all jobs of this workflow, in every version, from the moment it is saved.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The service levels`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={4} />
      ) : (
        <LevelsForm key={workflow.version} workflow={workflow} levels={data} />
      )}
    </Card>
  );
}

function LevelsForm({ workflow, levels }: { workflow: Workflow; levels: Levels }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<{ promises: PromiseDraft[] }>({
    initialValues: { promises: draftOfLevels(workflow, levels) },
    validate: {
      promises: {
        escalations: {
          after_days: (days) => (days === '' ? t`After how many?` : null),
          to: (to) => (to.length === 0 ? t`Choose whom to tell.` : null),
        },
      },
    },
  });
  const kept = useFormDraft(`service-levels:${workflow.id}:${workflow.version}`, form);
  const save = useMutation({
    mutationFn: (promises: PromiseDraft[]) =>
      saveServiceLevels(workflow.id, levels.version, inputOfLevels(promises, workflow, levels)),
    onSuccess: (saved) => {
      kept.forget();
      client.setQueryData(serviceLevelsQuery(workflow.id).queryKey, saved);
      const values = { promises: draftOfLevels(workflow, saved) };
      form.setInitialValues(values);
      form.setValues(values);
      toastDone(t`Saved. What is due is counted anew.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412))
        void client.invalidateQueries({ queryKey: serviceLevelsQuery(workflow.id).queryKey });
    },
  });
  const nameOf = (key: string) => workflow.stages.find((stage) => stage.key === key)?.name ?? key;
  return (
    <form onSubmit={form.onSubmit(({ promises }) => save.mutate(promises))} noValidate>
      <Stack>
        {form.values.promises.map((promise, index) => {
          const name = nameOf(promise.stage_key);
          const at = `promises.${index}`;
          return (
            <Fragment key={promise.stage_key}>
              {index > 0 && <Divider />}
              <Stack gap="xs" role="group" aria-label={name}>
                <Group gap="sm" justify="space-between">
                  <Text fw={600}>{name}</Text>
                  <NumberInput
                    aria-label={t`Working days in ${name}`}
                    placeholder={t`Nothing promised`}
                    w={190}
                    size="xs"
                    min={0}
                    max={250}
                    allowDecimal={false}
                    suffix={promise.working_days === 1 ? t` working day` : t` working days`}
                    {...form.getInputProps(`${at}.working_days`)}
                  />
                </Group>
                {promise.working_days !== '' && (
                  <>
                    {promise.escalations.map((_, step) => (
                      <Group key={step} gap="xs" align="flex-start">
                        <NumberInput
                          aria-label={t`Step ${step + 1} of ${name}: working days overdue`}
                          w={170}
                          size="xs"
                          min={0}
                          max={250}
                          allowDecimal={false}
                          prefix={t`after `}
                          suffix={t` days overdue`}
                          {...form.getInputProps(`${at}.escalations.${step}.after_days`)}
                        />
                        <MultiSelect
                          aria-label={t`Step ${step + 1} of ${name}: whom to tell`}
                          flex={1}
                          miw={220}
                          size="xs"
                          data={audiences}
                          placeholder={
                            form.values.promises[index]?.escalations[step]?.to.length ? '' : t`Tell whom?`
                          }
                          {...form.getInputProps(`${at}.escalations.${step}.to`)}
                        />
                        <ActionIcon
                          mt={2}
                          aria-label={t`Remove step ${step + 1} of ${name}`}
                          onClick={() => form.removeListItem(`${at}.escalations`, step)}
                        >
                          <IconTrash size={16} />
                        </ActionIcon>
                      </Group>
                    ))}
                    {promise.escalations.length < 5 && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        w="fit-content"
                        leftSection={<IconPlus size={14} />}
                        aria-label={t`Add a step to ${name}`}
                        onClick={() =>
                          form.insertListItem(`${at}.escalations`, nextStep(promise.escalations))
                        }
                      >
                        <Trans>Add a step</Trans>
                      </Button>
                    )}
                    {form.errors[`${at}.escalations`] !== undefined && (
                      <Text size="xs" c="red" role="alert">
                        {form.errors[`${at}.escalations`]}
                      </Text>
                    )}
                  </>
                )}
              </Stack>
            </Fragment>
          );
        })}
        {hasStatus(save.error, 412) ? (
          <Alert color="yellow" role="alert">
            <Trans>
              Somebody else saved the service levels meanwhile. What you changed is still here; save again to
              put it on top of theirs.
            </Trans>
          </Alert>
        ) : (
          <FormError error={save.error} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            <Trans>Save the service levels</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
