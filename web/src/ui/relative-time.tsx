import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatAge, formatExact, formatRelative } from '@/format/dates';

const useMinute = () => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, Date.now() - 60_000);
};

/** When, as a person would say it; the exact instant with its zone on hover. */
export function RelativeTime({ at, short = false }: { at: string; short?: boolean }) {
  const now = useMinute();
  return (
    <Tooltip label={formatExact(at)}>
      <time dateTime={at}>{short ? formatAge(at, now) : formatRelative(at, now)}</time>
    </Tooltip>
  );
}
