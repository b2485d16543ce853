import { IconUserPlus } from '@tabler/icons-react';
import { Empty } from '@/ui/empty';

/** For those who see only what is assigned to them, where nothing is. */
export function NothingAssigned() {
  return (
    <Empty icon={<IconUserPlus size={26} />} title="Nothing is assigned to you">
      When a colleague asks you to assess somebody, their application appears here and the bell tells you.
    </Empty>
  );
}
