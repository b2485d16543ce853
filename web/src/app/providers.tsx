import { I18nProvider } from '@lingui/react';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { i18n } from '@/language/i18n';
import { Announcer } from '@/ui/announcer';
import { queryClient } from './query-client';
import { cssVariables, theme } from './theme';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The scroll lock of dialogs writes its own style element.
setNonce(nonce);

const colorScheme = localStorageColorSchemeManager({ key: 'rolecall-color-scheme' });

export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={colorScheme}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <Notifications position="bottom-right" limit={4} containerWidth={420} />
          <Announcer />
          {children}
        </MantineProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
