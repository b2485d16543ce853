import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, PasswordInput, Stack, Title } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { NewPasswordField, validatePassword } from '@/ui/new-password-field';
import { toastDone } from '@/ui/toast';
import { changePassword } from '../api/account';

export function PasswordCard() {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current_password: '', password: '' },
    validate: { current_password: isNotEmpty(t`Enter your present password.`), password: validatePassword },
  });
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.reset();
      toastDone(t`Password changed. Every other session was signed out.`);
      void client.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (error) => form.setErrors(fieldMessages(error)),
  });
  return (
    <Card component="section">
      <Title order={2} mb="md">
        <Trans>Password</Trans>
      </Title>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack>
          <PasswordInput
            label={t`Present password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show the present password` }}
            {...form.getInputProps('current_password')}
          />
          <NewPasswordField label={t`New password`} {...form.getInputProps('password')} />
          <FormError error={change.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={change.isPending}>
              <Trans>Change the password</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
