import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { CandidateFile } from '@/contract';
import { FileView } from '@/files/file-view';
import { usePhone } from '@/ui/use-phone';

const laidOut = ['docx', 'doc', 'odt', 'rtf', 'html'];

/** A file in place: its pages, the picture, or its text. */
export function FilePreviewDialog({ file, onClose }: { file: CandidateFile | null; onClose: () => void }) {
  const { t } = useLingui();
  const phone = usePhone();
  return (
    <Modal
      opened={file !== null}
      onClose={onClose}
      title={file?.filename}
      size="xl"
      fullScreen={phone}
      styles={{ body: { padding: 0 }, title: { overflowWrap: 'anywhere' } }}
    >
      {file !== null && (
        <FileView
          file={file}
          label={t`Content of ${file.filename}`}
          note={
            laidOut.includes(file.type)
              ? t`This is the text of the document, without its layout. Download it to see it as it was written.`
              : undefined
          }
        />
      )}
    </Modal>
  );
}
