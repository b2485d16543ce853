import { Trans, useLingui } from '@lingui/react/macro';
import { IconUserPlus } from '@tabler/icons-react';
import { Empty } from '@/ui/empty';

/** For those who see only what is assigned to them, where nothing is. */
export function NothingAssigned() {
  const { t } = useLingui();
  return (
    <Empty icon={<IconUserPlus size={26} />} title={t`Nothing is assigned to you`}>
      <Trans>
        When a colleague asks you to assess somebody, their application appears here and the bell tells you.
      </Trans>
    </Empty>
  );
}
