import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export const validatePassword = (value: string) =>
  value.length < 15 ? t`${15 - value.length} more to go: at least 15 characters.` : null;

export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      label={t`Password`}
      description={t`At least 15 characters. A short sentence is easy to remember and hard to guess.`}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      {...props}
    />
  );
}
