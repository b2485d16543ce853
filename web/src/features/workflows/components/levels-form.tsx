import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Alert,
  Button,
  Divider,
  Group,
  MultiSelect,
  NumberInput,
  Stack,
  Text,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { audiences, nextStep, type PromiseDraft } from '../model/service-levels';

interface LevelsFormProps {
  /** Under which what is typed is kept over a reload. */
  draft: string;
  /** One row for each stage in progress. */
  promises: PromiseDraft[];
  stageName: (key: string) => string;
  /** What holds in a stage whose field is empty. */
  otherwise: (key: string) => string;
  /** Saves them, and returns the rows as they are now. */
  save: (promises: PromiseDraft[]) => Promise<PromiseDraft[]>;
  /** Somebody else saved meanwhile. */
  reload: () => void;
}

/** The days and steps of each stage, of a workflow or of a job by itself. */
export function LevelsForm({ draft, promises, stageName, otherwise, save, reload }: LevelsFormProps) {
  const { t } = useLingui();
  const form = useForm<{ promises: PromiseDraft[] }>({
    initialValues: { promises },
    validate: {
      promises: {
        escalations: {
          after_days: (days) => (days === '' ? t`After how many?` : null),
          to: (to) => (to.length === 0 ? t`Choose whom to tell.` : null),
        },
      },
    },
  });
  const kept = useFormDraft(draft, form);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      kept.forget();
      form.setInitialValues({ promises: saved });
      form.setValues({ promises: saved });
      toastDone(t`Saved. What is due is counted anew.`);
    },
    onError: (failure) => {
      form.setErrors(fieldMessages(failure));
      if (hasStatus(failure, 412)) reload();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => saving.mutate(values.promises))} noValidate>
      <Stack>
        {form.values.promises.map((promise, index) => {
          const name = stageName(promise.stage_key);
          const at = `promises.${index}`;
          return (
            <Fragment key={promise.stage_key}>
              {index > 0 && <Divider />}
              <Stack gap="xs" role="group" aria-label={name}>
                <Group gap="sm" justify="space-between">
                  <Text fw={600}>{name}</Text>
                  <NumberInput
                    aria-label={t`Working days in ${name}`}
                    placeholder={otherwise(promise.stage_key)}
                    w={220}
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
        {hasStatus(saving.error, 412) ? (
          <Alert color="yellow" role="alert">
            <Trans>
              Somebody else saved the service levels meanwhile. What you changed is still here; save again to
              put it on top of theirs.
            </Trans>
          </Alert>
        ) : (
          <FormError error={saving.error} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
            <Trans>Save the service levels</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
