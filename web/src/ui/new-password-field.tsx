import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export const passwordHint = 'At least 15 characters. A short sentence is easy to remember and hard to guess.';

export const validatePassword = (value: string) =>
  value.length < 15 ? `${15 - value.length} more to go: at least 15 characters.` : null;

export function NewPasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      label="Password"
      description={passwordHint}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      {...props}
    />
  );
}
