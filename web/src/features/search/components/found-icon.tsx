import { IconBriefcase, IconClipboardList, IconFileText, IconNote, IconUser } from '@tabler/icons-react';
import type { Found } from '@/contract';

const icons: Record<Found['source'], typeof IconUser> = {
  candidate: IconUser,
  application: IconClipboardList,
  job: IconBriefcase,
  candidate_note: IconNote,
  application_note: IconNote,
  candidate_file: IconFileText,
  application_file: IconFileText,
};

export function FoundIcon({ source, size = 18 }: { source: Found['source']; size?: number }) {
  const Icon = icons[source];
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
