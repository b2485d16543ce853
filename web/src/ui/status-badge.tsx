import { Badge } from '@mantine/core';
import { humanize } from '@/format/words';

const colors: Record<string, string> = {
  open: 'spruce',
  active: 'spruce',
  accepted: 'spruce',
  hired: 'spruce',
  sent: 'spruce',
  delivered: 'spruce',
  on_hold: 'yellow',
  granted: 'spruce',
  approved: 'spruce',
  pending: 'yellow',
  pending_approval: 'yellow',
  asked: 'yellow',
  queued: 'yellow',
  held: 'yellow',
  suspended: 'red',
  rejected: 'red',
  failed: 'red',
  declined: 'red',
};

/** The state of a job, an invitation, an organization or a message, in words. */
export function StatusBadge({ status, label }: { status: string; label?: string }) {
  return <Badge color={colors[status] ?? 'gray'}>{label ?? humanize(status)}</Badge>;
}
