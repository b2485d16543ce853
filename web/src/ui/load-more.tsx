import { useLingui } from '@lingui/react/macro';
import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  label?: string;
  /** What scrolls, when it is not the page. */
  root?: HTMLElement | null;
}

/** Reads the next page when it scrolls into view; also a button, for keyboards and slow networks. */
export function LoadMore(props: LoadMoreProps) {
  const { t } = useLingui();
  const { hasMore, loading, onMore, label = t`Show more`, root = null } = props;
  const { ref, entry } = useIntersection({ root, rootMargin: '300px' });
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
