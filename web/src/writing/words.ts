export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
] as const;
export type Language = (typeof languages)[number]['value'];

export const labelOf = (language: string) =>
  languages.find((one) => one.value === language)?.label ?? language;

export interface Words {
  subject: string;
  body: string;
}
