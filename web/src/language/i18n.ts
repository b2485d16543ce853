import { setupI18n } from '@lingui/core';

/** Whom every translated text asks. English from the first moment on, for its text is in the code. */
export const i18n = setupI18n();
// The build has compiled every message; what arrives as a plain string is one.
i18n.setMessagesCompiler((message) => [message]);
i18n.loadAndActivate({ locale: 'en', messages: {} });
