import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './http/problem';
import { raiseProblems } from './http/problem-errors';
import { askInSpokenLanguage } from './http/spoken-language';
import { speak, strangersLanguage } from './language/language';
import { Providers } from './app/providers';
import { router } from './app/router';

raiseProblems();
askInSpokenLanguage();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root element.');

const tree = createRoot(root, {
  /* A refused request is told on the screen, and the browser has logged it already. */
  onCaughtError: (error) => {
    if (!(error instanceof Problem)) reportError(error);
  },
});

// The first screen already speaks the language of its reader.
void speak(strangersLanguage()).then(() =>
  tree.render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  ),
);
