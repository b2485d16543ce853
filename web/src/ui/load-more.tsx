import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

/** Reads the next page when it scrolls into view; also a button, for keyboards and slow networks. */
export function LoadMore(props: { hasMore: boolean; loading: boolean; onMore: () => void; label?: string }) {
  const { hasMore, loading, onMore, label = 'Show more' } = props;
  const { ref, entry } = useIntersection({ rootMargin: '300px' });
  const visible = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (visible && hasMore && !loading) onMore();
  }, [visible, hasMore, loading, onMore]);
  if (!hasMore) return null;
  return (
    <Center py="sm" ref={ref}>
      <Button variant="subtle" size="xs" loading={loading} onClick={onMore}>
        {label}
      </Button>
    </Center>
  );
}
