import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { toastFailed } from '@/ui/toast';

/** Asks for a file and lets the browser save it. */
export function ExportButton(props: { label: string; name: string; get: () => Promise<unknown> }) {
  const { t } = useLingui();
  const { label, name, get } = props;
  const saving = useMutation({
    mutationFn: get,
    onSuccess: (file) => {
      if (file instanceof Blob) save(file, name);
    },
    onError: (error) => toastFailed(t`Nothing was exported`, error),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {label}
    </Button>
  );
}

const save = (file: Blob, name: string) => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
