import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CareersPage, PageBlock } from '@/contract';
import { ErrorPanel } from '@/ui/error-panel';
import { LoadMore } from '@/ui/load-more';
import { RowsSkeleton } from '@/ui/skeletons';
import { revisionsQuery } from '../api/careers-pages';

interface RevisionsDialogProps {
  page: CareersPage;
  opened: boolean;
  onClose: () => void;
  onTake: (blocks: PageBlock[]) => void;
}

/** What was published before; one of them can be taken as the draft again. */
export function RevisionsDialog({ page, opened, onClose, onTake }: RevisionsDialogProps) {
  const { t, i18n } = useLingui();
  const found = useInfiniteQuery({ ...revisionsQuery(page.language), enabled: opened });
  const all = found.data?.pages.flatMap(({ items }) => items);
  return (
    <Modal opened={opened} onClose={onClose} title={t`Earlier versions`}>
      {found.error !== null ? (
        <ErrorPanel error={found.error} what={t`The earlier versions`} onRetry={() => void found.refetch()} />
      ) : all === undefined ? (
        <RowsSkeleton rows={3} />
      ) : all.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Nothing has been published in this language yet.</Trans>
        </Text>
      ) : (
        <Stack gap="sm">
          {all.map(({ number, published_at, published_by, blocks }) => {
            const at = i18n.date(published_at, { dateStyle: 'medium', timeStyle: 'short' });
            return (
              <Group key={number} justify="space-between" wrap="nowrap">
                <div>
                  <Text size="sm" fw={550}>
                    <Trans>Version {number}</Trans>
                  </Text>
                  <Text size="xs" c="dimmed">
                    {at} · {published_by}
                  </Text>
                </div>
                <Button
                  variant="default"
                  aria-label={t`Take as draft: version ${number}`}
                  onClick={() => onTake(blocks)}
                >
                  <Trans>Take as draft</Trans>
                </Button>
              </Group>
            );
          })}
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </Stack>
      )}
    </Modal>
  );
}
