import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import lingui from 'eslint-plugin-lingui';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));

/** A feature may use what lies beneath it, never another feature: what two need moves down. */
const featureBoundaries = features.map((feature) => ({
  files: [`src/features/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^@/features/(?!${feature}/)`,
            message: 'Features do not import one another; move the shared part beneath them.',
          },
          { regex: '^(\\.\\./){2}', message: 'A relative import stays inside its feature.' },
          { regex: '^@/(app|routes)/', message: 'A feature knows neither the shell nor the routes.' },
        ],
      },
    ],
  },
}));

const beneath = [
  'accommodations',
  'directory',
  'drafts',
  'files',
  'format',
  'http',
  'keyboard',
  'language',
  'live',
  'offline',
  'presence',
  'push',
  'routing',
  'saved-views',
  'session',
  'table',
  'ui',
  'writing',
];

const layerBoundaries = {
  files: beneath.map((layer) => `src/${layer}/**/*.{ts,tsx}`),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^(@|\\.\\.)/(features|app|routes)/',
            message: 'The layers beneath the features know no feature, no shell and no route.',
          },
        ],
      },
    ],
  },
};

/** What is no text for people although it looks like words: names, addresses, keys, styles. */
const textsOnly = {
  useTsTypes: true,
  ignore: [
    // No letter; a word in small letters with what joins the parts of a name; a name in the code.
    '^[^A-Za-z]*$',
    '^[-?:_]?[a-z0-9]+([-_:.+/=,][A-Za-z0-9_]*)*$',
    '^[a-z]+([A-Z][a-z]+)+$',
    // Addresses, selectors, styles, times.
    '^(/|https?:|[.#[(@]|--|var\\(|T\\d)',
    '(px|rem|%|vh|fr)\\b',
    // Keys, and the wording of a letter with its variables.
    '^(Arrow(Up|Down|Left|Right)|Enter|Escape|Esc|Tab|Home|End|Shift|Ctrl|Alt|Backspace|Delete)$',
    '\\{\\{\\w+\\}\\}',
    // The same in every language.
    '^( ?· )?(Rolecall|CSV|JSON|PDF|CalDAV|UTC|English|Deutsch|Español|[A-Z]{3}|[A-C][12])$',
    '^(Edge|Firefox|Chrome|Safari|iOS|Android|Windows|macOS|Linux)$',
  ],
  ignoreNames: [
    {
      regex: {
        pattern:
          '^(className|style|to|href|rel|id|key|type|name|color|variant|size|value|role|d|transform|stroke|accept|autoComplete|aria-keyshortcuts|timeZone|fontFamily|queryKey|c|w|h|flex|cols|gap|layout)$',
      },
    },
  ],
  ignoreFunctions: [
    '*.querySelector',
    '*.querySelectorAll',
    '*.getInputProps',
    '*.setFieldValue',
    '*.insertListItem',
    '*.removeListItem',
    '*.reorderListItem',
    '*.getItem',
    '*.setItem',
    '*.removeItem',
    '*.normalize',
    '*.replace',
    '*.join',
    '*.startsWith',
    '*.includes',
    '*.addEventListener',
    '*.setAttribute',
    '*.setRequestHeader',
    '*.open',
    '*.getAttribute',
    '*.closest',
    'createFileRoute',
    'useFormDraft',
    'useDraftText',
    'Error',
    'Date',
    'Date.parse',
    'RegExp',
    'URL',
    'Intl.*',
  ],
};

export default tseslint.config(
  { ignores: ['dist', 'src/client', 'src/route-tree.gen.ts', 'dev'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.{ts,tsx,js}'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  lingui.configs['flat/recommended'],
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.test.ts', 'src/app/theme.ts', 'src/contract.ts'],
    rules: {
      'lingui/no-unlocalized-strings': ['error', textsOnly],
      // A placeholder that is an expression is explained to translators by the extracted comment.
      'lingui/no-expression-in-message': 'off',
    },
  },
  ...featureBoundaries,
  layerBoundaries,
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
