import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Organization, OrganizationPatch } from '@/contract';
import { fieldMessages, hasStatus } from '@/http/problem';
import { meKey } from '@/session/api/get-me';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { updateOrganization } from '../api/organization';

interface SettingsFormProps<Values extends Record<string, unknown>> {
  organization: Organization;
  form: UseFormReturnType<Values>;
  /** The API's shape of the changed fields. */
  changes: (values: Values) => OrganizationPatch;
  children: ReactNode;
}

/** One card of settings that is saved on its own, against the version that was read. */
export function SettingsForm<Values extends Record<string, unknown>>(props: SettingsFormProps<Values>) {
  const { t } = useLingui();
  const { organization, form, changes, children } = props;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Values) => updateOrganization(organization.version, changes(values)),
    onSuccess: (saved) => {
      client.setQueryData(['organization'], saved);
      void client.invalidateQueries({ queryKey: meKey });
      form.resetDirty();
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
