import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PageBlock } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { type PageLanguage, templatesQuery } from '../api/careers-pages';
import { kindWords } from '../model/kinds';

interface TemplatesDialogProps {
  language: PageLanguage;
  opened: boolean;
  onClose: () => void;
  onTake: (blocks: PageBlock[]) => void;
}

/** What a page can begin with; it takes the place of the present blocks, which “Undo” brings back. */
export function TemplatesDialog({ language, opened, onClose, onTake }: TemplatesDialogProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({ ...templatesQuery(language), enabled: opened });
  const names: Record<string, string> = { short: t`Short page`, whole: t`Whole page` };
  return (
    <Modal opened={opened} onClose={onClose} title={t`Begin with a template`}>
      {error !== null ? (
        <ErrorPanel error={error} what={t`The templates`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            <Trans>It takes the place of the blocks that are there; “Undo” brings them back.</Trans>
          </Text>
          {data.items.map(({ key, blocks }) => (
            <Button
              key={key}
              variant="default"
              h="auto"
              py="sm"
              justify="flex-start"
              onClick={() => onTake(blocks)}
            >
              <Stack gap={2} align="flex-start">
                <Text size="sm" fw={550}>
                  {names[key]}
                </Text>
                <Text size="xs" c="dimmed" ta="left" style={{ whiteSpace: 'normal' }}>
                  {blocks.map(({ kind }) => kindWords(kind).label).join(' · ')}
                </Text>
              </Stack>
            </Button>
          ))}
        </Stack>
      )}
    </Modal>
  );
}
