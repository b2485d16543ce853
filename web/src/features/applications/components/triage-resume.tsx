import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import type { Application, Findings, Quote } from '@/contract';
import { FileRemarks } from '@/files/file-remarks';
import { FilePages } from '@/files/file-view';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { Empty } from '@/ui/empty';
import { MarkedText } from './marked-text';
import classes from './triage.module.css';

interface TriageResumeProps {
  application: Application;
  findings: Findings | undefined;
  chosen: Quote | null;
}

const withoutText: Record<string, string> = {
  get pending() {
    return t`The text is still being read; it appears here in a moment.`;
  },
  get no_text() {
    return t`There is no text in this file. Look at its pages.`;
  },
  get unreadable() {
    return t`The text could not be read from this file. Open the application to download it.`;
  },
};

const warned: Record<string, string> = {
  get text_cut() {
    return t`The résumé is very long; only its beginning was read.`;
  },
  get pages_cut() {
    return t`The résumé is very long; only its first pages were read.`;
  },
  get page_unreadable() {
    return t`One of its pages could not be read.`;
  },
  get recognized() {
    return t`The text was recognized in a scan or photograph; letters may be wrong.`;
  },
  get recognition_missing() {
    return t`Pages that are pictures were not read: Tesseract, which recognizes their text, is not installed here.`;
  },
  get recognition_stopped() {
    return t`Recognizing the text of its pictures had to be stopped; something may be missing.`;
  },
  get recognition_cut() {
    return t`Of its scanned pages only the first ten were read.`;
  },
};

/** The résumé: as text with what was found marked, or as the pages it has. */
export function TriageResume({ application, findings, chosen }: TriageResumeProps) {
  const { t } = useLingui();
  const [view, setView] = useLocalStorage<'text' | 'pages'>({
    key: 'rolecall-triage-view',
    defaultValue: 'text',
    getInitialValueInEffect: false,
  });
  const { resume, candidate } = application;
  const hasPages = resume?.preview === 'pdf' || resume?.preview === 'image';
  const shown = hasPages ? view : 'text';
  useShortcuts(
    hasPages
      ? [
          {
            keys: 'v',
            label: t`Show the résumé as pages or as text`,
            group: t`Triage`,
            run: () => setView(shown === 'text' ? 'pages' : 'text'),
          },
        ]
      : [],
  );
  if (resume === null)
    return (
      <Empty icon={<IconFileText size={26} />} title={t`No résumé`} compact>
        <Trans>
          {candidate.full_name} applied without one, or it was removed. The answers may tell more.
        </Trans>
      </Empty>
    );
  const quotes = findings?.findings.flatMap(({ evidence }) => evidence) ?? [];
  const fromResume = quotes.filter(({ source }) => source === 'resume');
  const chosenHere = chosen?.source === 'resume' ? chosen : null;
  const warnings = (findings?.resume.warnings ?? []).flatMap((word) => warned[word] ?? []);
  return (
    <>
      <Group justify="space-between" wrap="nowrap" className={classes.resumeBar}>
        <Text size="sm" c="dimmed" truncate miw={0}>
          {resume.filename}
        </Text>
        {hasPages && (
          <SegmentedControl
            size="xs"
            aria-label={t`Show as`}
            value={shown}
            onChange={(value) => setView(value === 'pages' ? 'pages' : 'text')}
            data={[
              { value: 'text', label: t`Text` },
              { value: 'pages', label: t`Pages` },
            ]}
          />
        )}
      </Group>
      <div
        className={classes.resumeView}
        tabIndex={0}
        role="region"
        aria-label={t`Résumé of ${candidate.full_name}`}
      >
        <FileRemarks fileId={resume.file_id} />
        {shown === 'pages' ? (
          <FilePages
            fileId={resume.file_id}
            isPicture={resume.preview === 'image'}
            label={t`Résumé of ${candidate.full_name}`}
            mark={chosenHere?.sentence ?? null}
            onText={() => setView('text')}
          />
        ) : findings === undefined ? (
          <Skeleton height={400} m="lg" />
        ) : findings.resume.text === '' ? (
          <Alert color="gray" m="lg">
            {[withoutText[findings.resume.state] ?? withoutText.no_text, ...warnings].join(' ')}
          </Alert>
        ) : (
          <>
            {warnings.length > 0 && (
              <Alert color="yellow" m="md">
                {warnings.join(' ')}
              </Alert>
            )}
            <MarkedText text={findings.resume.text} quotes={fromResume} chosen={chosenHere} />
          </>
        )}
      </div>
    </>
  );
}
