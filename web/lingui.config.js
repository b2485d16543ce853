import { formatter } from '@lingui/format-po';

/** @type {import('@lingui/conf').LinguiConfig} */
export default {
  sourceLocale: 'en',
  // English is the text in the source and has no catalog.
  locales: ['de', 'es'],
  catalogs: [
    {
      path: '<rootDir>/src/language/catalogs/{locale}',
      include: ['<rootDir>/src'],
      exclude: ['**/client/**', '**/*.test.ts', '**/language/trans.tsx'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'origin',
  runtimeConfigModule: {
    i18n: ['@/language/i18n', 'i18n'],
    Trans: ['@/language/trans', 'Trans'],
    useLingui: ['@lingui/react', 'useLingui'],
  },
};
