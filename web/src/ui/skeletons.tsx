import { Trans } from '@lingui/react/macro';
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Rows in the shape of a list that is on its way. */
export function RowsSkeleton({ rows = 8, height = 44 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={8} aria-busy="true">
      <VisuallyHidden role="status">
        <Trans>Loading</Trans>
      </VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="md" opacity={1 - index * 0.09} />
      ))}
    </Stack>
  );
}

/** A page of cards and text that is on its way. */
export function PageSkeleton() {
  return (
    <Stack gap="lg" p="xl" aria-busy="true">
      <VisuallyHidden role="status">
        <Trans>Loading</Trans>
      </VisuallyHidden>
      <Skeleton height={26} width={260} />
      <Skeleton height={160} radius="lg" />
      <Skeleton height={260} radius="lg" opacity={0.7} />
    </Stack>
  );
}
