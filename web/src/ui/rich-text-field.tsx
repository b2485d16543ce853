import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';

const Editor = lazy(() => import('./rich-text-editor'));

export interface RichTextFieldProps {
  label: string;
  description?: string;
  /** HTML of headings, lists, emphasis and links: what the server keeps. Empty text is `''`. */
  value: string;
  onChange: (html: string) => void;
  error?: ReactNode;
  minHeight?: number;
}

export function RichTextField(props: RichTextFieldProps) {
  return (
    <Suspense fallback={<Skeleton height={(props.minHeight ?? 220) + 110} />}>
      <Editor {...props} />
    </Suspense>
  );
}
