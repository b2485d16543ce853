import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem, sentence } from '@/http/problem';

/** Why the form was refused, above its buttons; fields with their own message show it themselves. */
export function FormError({ error }: { error: unknown }) {
  const { t } = useLingui();
  if (error === null || error === undefined) return null;
  const general =
    error instanceof Problem && error.fields.length > 0 && error.status === 422
      ? t`Some fields need another look.`
      : sentence(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      {general}
    </Alert>
  );
}
