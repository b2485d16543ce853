import { readdirSync } from 'node:fs';
import js from '@eslint/js';
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
  'directory',
  'drafts',
  'format',
  'http',
  'keyboard',
  'live',
  'routing',
  'saved-views',
  'session',
  'table',
  'ui',
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
  ...featureBoundaries,
  layerBoundaries,
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
