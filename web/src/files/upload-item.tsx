import { useLingui } from '@lingui/react/macro';
import { CloseButton, Group, Progress, Text } from '@mantine/core';
import { formatNumber } from '@/format/numbers';
import type { Upload } from './use-uploads';

/** A file on its way: how much of it is there, or why it is not. */
export function UploadItem({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useLingui();
  const { name, share, trouble } = upload;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        {trouble === '' ? (
          <Progress.Root size="sm" mt={4}>
            <Progress.Section
              value={share * 100}
              aria-label={t`${name}: ${formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })} uploaded`}
            />
          </Progress.Root>
        ) : (
          <Text size="sm" c="red" role="alert">
            {trouble}
          </Text>
        )}
      </div>
      <CloseButton
        size="sm"
        aria-label={trouble === '' ? t`Cancel ${name}` : t`Dismiss ${name}`}
        onClick={onDismiss}
      />
    </Group>
  );
}
