import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';

/** Offers to write what a list shows into a file. */
export function ExportButton({ onAsk, disabled }: { onAsk: () => void; disabled: boolean }) {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconFileExport size={15} />}
      disabled={disabled}
      onClick={onAsk}
    >
      <Trans>Export…</Trans>
    </Button>
  );
}
