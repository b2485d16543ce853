import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { currentLanguage, firstSpoken, languages, speak } from '@/language/language';

/** The language of the screens before one is signed in; afterwards the account says which. */
export function LanguageChoice() {
  const { t } = useLingui();
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t`Language`}
      value={currentLanguage()}
      onChange={(value) => void speak(firstSpoken(value))}
      data={languages.map(({ value, label }) => ({ value, label: <span lang={value}>{label}</span> }))}
    />
  );
}
