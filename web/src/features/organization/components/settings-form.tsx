import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Organization, OrganizationPatch } from '@/contract';
import { changedIn, useFormDraft } from '@/drafts/use-draft';
import { fieldMessages, hasStatus } from '@/http/problem';
import { meKey } from '@/session/api/get-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { updateOrganization } from '../api/organization';

/** A card of settings whose changes survive a reload. */
export interface SettingsDraft<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  /** To be called once the changes are saved. */
  forget: () => void;
}

/**
 * Makes the form of a card out of the organization's settings. When these are saved elsewhere, what
 * nobody touched here follows, and what was changed here stays.
 */
export const useSettingsForm = <Values extends Record<string, unknown>>(
  card: string,
  organization: Organization,
  valuesOf: (organization: Organization) => Values,
  validate?: UseFormInput<Values>['validate'],
): SettingsDraft<Values> => {
  const form = useForm<Values>({ initialValues: valuesOf(organization), validate });
  const { forget } = useFormDraft(`settings:${card}`, form);
  const shown = useRef(organization.version);
  useEffect(() => {
    if (shown.current === organization.version) return;
    shown.current = organization.version;
    const fresh = valuesOf(organization);
    const changed = changedIn(form);
    form.setInitialValues(fresh);
    form.setValues({ ...fresh, ...changed });
    // A version has one set of values; the form itself is stable.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [organization.version]);
  return { form, forget };
};

interface SettingsFormProps<Values extends Record<string, unknown>> {
  organization: Organization;
  draft: SettingsDraft<Values>;
  /** The API's shape of the changed fields. */
  changes: (values: Values) => OrganizationPatch;
  children: ReactNode;
}

/** One card of settings that is saved on its own, against the version that was read. */
export function SettingsForm<Values extends Record<string, unknown>>(props: SettingsFormProps<Values>) {
  const { t } = useLingui();
  const { organization, draft, changes, children } = props;
  const { form, forget } = draft;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Values) => updateOrganization(organization.version, changes(values)),
    onSuccess: (saved) => {
      form.resetDirty();
      forget();
      client.setQueryData(['organization'], saved);
      void client.invalidateQueries({ queryKey: meKey });
      toastDone(t`Saved.`);
    },
    onError: (error) => {
      form.setErrors(fieldMessages(error));
      if (hasStatus(error, 412)) void client.invalidateQueries({ queryKey: ['organization'] });
    },
  });
  return (
    <Card component="section">
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          {children}
          {hasStatus(save.error, 412) ? (
            <Alert color="yellow" role="alert">
              <Trans>
                Somebody else saved the settings meanwhile. Your text is still here; save again to put it on
                top of theirs.
              </Trans>
            </Alert>
          ) : (
            <FormError error={save.error} />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
