import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { Problem, sentence } from '@/http/problem';

const remedies: Record<number, string> = {
  get 0() {
    return t`Nothing you typed is lost.`;
  },
  get 403() {
    return t`Ask an organization admin if you need it.`;
  },
  get 404() {
    return t`It may have been deleted, or it belongs to another organization.`;
  },
  get 429() {
    return t`Wait a moment, then try again.`;
  },
  get 500() {
    return t`The fault is on our side. Trying again often helps.`;
  },
  get 503() {
    return t`The server is busy or restarting. Trying again often helps.`;
  },
};

/** A failed read, where its content would be: what happened, what to do, and a way to retry. */
export function ErrorPanel({ error, onRetry, what }: { error: unknown; onRetry?: () => void; what: string }) {
  const { t } = useLingui();
  const status = error instanceof Problem ? error.status : undefined;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t`${what} could not be loaded`}
      role="alert"
    >
      <Text size="sm">
        {sentence(error)} {status !== undefined && remedies[status]}
      </Text>
      {onRetry !== undefined && (
        <Group mt="sm">
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </Group>
      )}
    </Alert>
  );
}
