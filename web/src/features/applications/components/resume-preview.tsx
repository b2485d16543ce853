import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ApplicationFile } from '@/contract';
import { formatBytes } from '@/format/numbers';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { createFileLink, fileTextQuery } from '../api/files';
import classes from './resume-preview.module.css';
import { useDownload } from './use-download';

const PdfPages = lazy(() => import('./pdf-pages'));

/** The résumé where it can be read: as the pages it has, or as its plain text. */
export function ResumePreview({ file, name }: { file: ApplicationFile | null; name: string }) {
  const { t } = useLingui();
  const hasPages = file?.preview === 'pdf' || file?.preview === 'image';
  const [view, setView] = useState(hasPages ? 'pages' : 'text');
  const download = useDownload();
  if (file === null)
    return (
      <Empty icon={<IconFileText size={26} />} title={t`No résumé`} compact>
        <Trans>{name} applied without one. The answers may tell more.</Trans>
      </Empty>
    );
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
            onClick={() => download(file.file_id)}
          >
            <Trans>Download</Trans>
          </Button>
        </Group>
      </Group>
      <div className={classes.view} tabIndex={0} role="region" aria-label={t`Résumé of ${name}`}>
        {view === 'text' ? (
          <PlainText fileId={file.file_id} />
        ) : (
          <Pages file={file} onText={() => setView('text')} />
        )}
      </div>
    </div>
  );
}

function Pages({ file, onText }: { file: ApplicationFile; onText: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    queryKey: ['files', file.file_id, 'inline-link'],
    queryFn: () => createFileLink(file.file_id, 'inline'),
    // The link lives for a minute: made when the preview opens, never reused.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error !== null) return <ErrorPanel error={error} what={t`The résumé`} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={620} radius={0} />;
  if (file.preview === 'image')
    return <img src={data.url} alt={t`The résumé as a picture`} className={classes.image} />;
  return (
    <Suspense fallback={<Skeleton height={620} radius={0} />}>
      <PdfPages url={data.url} onFailed={onText} />
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

function PlainText({ fileId }: { fileId: string }) {
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
  return <pre className={classes.text}>{data.text}</pre>;
}
