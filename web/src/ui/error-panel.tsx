import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { Problem, sentence } from '@/http/problem';

const remedies: Record<number, string> = {
  0: 'Nothing you typed is lost.',
  403: 'Ask an organization admin if you need it.',
  404: 'It may have been deleted, or it belongs to another organization.',
  429: 'Wait a moment, then try again.',
  500: 'The fault is on our side. Trying again often helps.',
  503: 'The server is busy or restarting. Trying again often helps.',
};

/** A failed read, where its content would be: what happened, what to do, and a way to retry. */
export function ErrorPanel({ error, onRetry, what }: { error: unknown; onRetry?: () => void; what: string }) {
  const status = error instanceof Problem ? error.status : undefined;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={`${what} could not be loaded`}
      role="alert"
    >
      <Text size="sm">
        {sentence(error)} {status !== undefined && remedies[status]}
      </Text>
      {onRetry !== undefined && (
        <Group mt="sm">
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
