import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Group, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ProfileEvidence, ProfileSource } from '@/contract';
import { FilePages } from '@/files/file-view';
import { fileTextQuery } from '@/files/links';
import { ErrorPanel } from '@/ui/error-panel';
import { cutAt } from './places';
import classes from './profile.module.css';

interface OriginalProps {
  sources: readonly ProfileSource[];
  source: ProfileSource;
  onSource: (fileId: string) => void;
  /** What is marked; its first place is brought into view. */
  marked: readonly ProfileEvidence[];
}

/** A résumé as it came, with the words marked that a field was read from. */
export function Original({ sources, source, onSource, marked }: OriginalProps) {
  const { t } = useLingui();
  const [view, setView] = useLocalStorage<'text' | 'pages'>({
    key: 'rolecall-profile-view',
    defaultValue: 'pages',
    getInitialValueInEffect: false,
  });
  const hasPages = source.preview === 'pdf' || source.preview === 'image';
  const shown = hasPages ? view : 'text';
  const here = marked.filter(({ file_id }) => file_id === source.file_id);
  const label = t`Original: ${source.filename}`;
  return (
    <>
      <Group gap="xs" wrap="nowrap" className={classes.originalBar}>
        <Select
          size="xs"
          flex={1}
          aria-label={t`Résumé`}
          allowDeselect={false}
          value={source.file_id}
          onChange={(value) => value !== null && onSource(value)}
          data={sources.map(({ file_id, filename }) => ({ value: file_id, label: filename }))}
        />
        {hasPages && (
          <SegmentedControl
            size="xs"
            aria-label={t`Show as`}
            value={shown}
            onChange={(value) => setView(value === 'pages' ? 'pages' : 'text')}
            data={[
              { value: 'pages', label: t`Pages` },
              { value: 'text', label: t`Text` },
            ]}
          />
        )}
      </Group>
      <div className={classes.original} tabIndex={0} role="region" aria-label={label}>
        {shown === 'pages' ? (
          <FilePages
            key={source.file_id}
            fileId={source.file_id}
            isPicture={source.preview === 'image'}
            label={label}
            boxes={here.flatMap(({ boxes }) => boxes)}
            onText={() => setView('text')}
          />
        ) : (
          <Text fileId={source.file_id} marked={here} />
        )}
      </div>
    </>
  );
}

function Text({ fileId, marked }: { fileId: string; marked: readonly ProfileEvidence[] }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(fileTextQuery(fileId));
  const first = useRef<HTMLElement>(null);
  const places = marked.flatMap(({ start, end }) => (start === null || end === null ? [] : { start, end }));
  const at = places.map(({ start }) => start).join();
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [at]);
  if (error !== null) return <ErrorPanel error={error} what={t`The text`} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={400} m="lg" />;
  if (data.text === null || data.text === '')
    return (
      <Alert color="gray" m="lg">
        <Trans>There is no text in this file; it may be a scan.</Trans>
      </Alert>
    );
  const pieces = cutAt(data.text, places);
  const lead = pieces.findIndex((piece) => piece.marked);
  return (
    <pre className={classes.text}>
      {pieces.map((piece, index) =>
        piece.marked ? (
          <mark key={index} ref={index === lead ? first : undefined} className={classes.mark}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </pre>
  );
}
