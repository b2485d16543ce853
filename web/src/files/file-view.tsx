import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { formatBytes } from '@/format/numbers';
import { ErrorPanel } from '@/ui/error-panel';
import classes from './file-view.module.css';
import { FileRemarks } from './file-remarks';
import { createFileLink, fileTextQuery } from './links';
import type { PageBox } from './pdf-pages';
import { useDownload } from './use-download';

const PdfPages = lazy(() => import('./pdf-pages'));

/** What has to be known of a file to show it. `size` is in bytes. */
export interface ShownFile {
  id: string;
  filename: string;
  size: number;
  preview: string;
}

interface FileViewProps {
  file: ShownFile;
  /** What is shown, for screen readers. */
  label: string;
  /** What to know of the text of a file whose pages are not shown. */
  note?: string;
}

/** A file where it can be read: as the pages it has, or as its plain text. */
export function FileView({ file, label, note }: FileViewProps) {
  const { t } = useLingui();
  const hasPages = file.preview === 'pdf' || file.preview === 'image';
  const [view, setView] = useState(hasPages ? 'pages' : 'text');
  const download = useDownload();
  return (
    <div>
      <Group justify="space-between" className={classes.bar}>
        <Text size="sm" c="dimmed" truncate miw={0} flex={1}>
          {file.filename} · {formatBytes(file.size)}
        </Text>
        <Group gap="xs">
          {hasPages && (
            <SegmentedControl
              size="xs"
              aria-label={t`Show as`}
              value={view}
              onChange={setView}
              data={[
                { value: 'pages', label: t`Pages` },
                { value: 'text', label: t`Text` },
              ]}
            />
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() => download(file.id)}
          >
            <Trans>Download</Trans>
          </Button>
        </Group>
      </Group>
      <div className={classes.view} tabIndex={0} role="region" aria-label={label}>
        <FileRemarks fileId={file.id} />
        {view === 'text' ? (
          <PlainText fileId={file.id} note={hasPages ? undefined : note} />
        ) : (
          <FilePages
            fileId={file.id}
            isPicture={file.preview === 'image'}
            label={label}
            onText={() => setView('text')}
          />
        )}
      </div>
    </div>
  );
}

interface FilePagesProps {
  fileId: string;
  isPicture: boolean;
  label: string;
  onText: () => void;
  /** A sentence that is marked and brought into view where a page has it. */
  mark?: string | null;
  /** Parts of pages that are marked and brought into view. */
  boxes?: readonly PageBox[];
}

/** The pages of a PDF, or a picture. */
export function FilePages({ fileId, isPicture, label, onText, mark = null, boxes }: FilePagesProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['files', fileId, 'inline-link'],
    queryFn: () => createFileLink(fileId, 'inline'),
    // The link lives for a minute: made when the pages open, never reused.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error !== null) return <ErrorPanel error={error} what={label} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={620} radius={0} />;
  if (isPicture) return <img src={data.url} alt={label} className={classes.image} />;
  return (
    <Suspense fallback={<Skeleton height={620} radius={0} />}>
      <PdfPages url={data.url} onFailed={onText} mark={mark} boxes={boxes} />
    </Suspense>
  );
}

const unread: Record<string, string> = {
  get pending() {
    return t`The text is still being read; it appears here in a moment.`;
  },
  get failed() {
    return t`The text could not be read from this file. Download it to see it.`;
  },
  get unsupported() {
    return t`Text cannot be read from a file of this kind. Download it to see it.`;
  },
  get none() {
    return t`There is no text in this file; it may be a scan. Look at the pages or download it.`;
  },
};

function PlainText({ fileId, note }: { fileId: string; note: string | undefined }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    ...fileTextQuery(fileId),
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? 2000 : false),
  });
  if (error !== null) return <ErrorPanel error={error} what={t`The text`} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={400} m="lg" />;
  if (data.text === null || data.text === '')
    return (
      <Alert color="gray" m="lg">
        {unread[data.status] ?? unread.none}
      </Alert>
    );
  return (
    <>
      {note !== undefined && (
        <Alert color="gray" m="md">
          {note}
        </Alert>
      )}
      <pre className={classes.text}>{data.text}</pre>
    </>
  );
}
