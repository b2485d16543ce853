import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { toastFailed } from '@/ui/toast';
import { beginText, textTemplatesQuery } from '../api/texts';

interface SavedTextProps {
  applicationId: string;
  onBegin: (words: string) => void;
}

/** Begins a text with a saved one, filled in for the candidate; nothing where none is saved. */
export function SavedText({ applicationId, onBegin }: SavedTextProps) {
  const { t } = useLingui();
  const { data } = useQuery(textTemplatesQuery);
  const begin = useMutation({
    mutationFn: (id: string) => beginText(applicationId, id),
    onSuccess: ({ body }) => onBegin(body),
    onError: (error) => toastFailed(t`The saved text could not be taken`, error),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Select
      aria-label={t`Begin with a saved text`}
      placeholder={t`Begin with a saved text`}
      value={null}
      searchable
      disabled={begin.isPending}
      data={data.items.map((template) => ({ value: template.id, label: template.name }))}
      onChange={(id) => id !== null && begin.mutate(id)}
    />
  );
}
