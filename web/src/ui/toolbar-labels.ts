import { t } from '@lingui/core/macro';
import type { RichTextEditorLabels } from '@mantine/tiptap';

/** What the buttons of the text editor are called; English as the library calls them. */
export const toolbarLabels = (): Partial<RichTextEditorLabels> => ({
  boldControlLabel: t`Bold`,
  italicControlLabel: t`Italic`,
  strikeControlLabel: t`Strikethrough`,
  clearFormattingControlLabel: t`Clear formatting`,
  h2ControlLabel: t`Heading 2`,
  h3ControlLabel: t`Heading 3`,
  bulletListControlLabel: t`Bullet list`,
  orderedListControlLabel: t`Ordered list`,
  blockquoteControlLabel: t`Blockquote`,
  hrControlLabel: t`Horizontal line`,
  linkControlLabel: t`Link`,
  unlinkControlLabel: t`Remove link`,
  undoControlLabel: t`Undo`,
  redoControlLabel: t`Redo`,
  linkEditorInputLabel: t`Enter URL`,
  linkEditorInputPlaceholder: 'https://example.com/',
  linkEditorExternalLink: t`Open link in a new tab`,
  linkEditorInternalLink: t`Open link in the same tab`,
  linkEditorSave: t`Save`,
});
