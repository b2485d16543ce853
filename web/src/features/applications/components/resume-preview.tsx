import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileText } from '@tabler/icons-react';
import type { ApplicationFile } from '@/contract';
import { FileView } from '@/files/file-view';
import { Empty } from '@/ui/empty';

/** The résumé where it can be read: as the pages it has, or as its plain text. */
export function ResumePreview({ file, name }: { file: ApplicationFile | null; name: string }) {
  const { t } = useLingui();
  if (file === null)
    return (
      <Empty icon={<IconFileText size={26} />} title={t`No résumé`} compact>
        <Trans>{name} applied without one, or it was removed. The answers may tell more.</Trans>
      </Empty>
    );
  return <FileView file={{ ...file, id: file.file_id }} label={t`Résumé of ${name}`} />;
}
