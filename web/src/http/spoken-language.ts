import { client } from '@/client/client.gen';
import { currentLanguage } from '@/language/language';

/**
 * Asks the server for sentences in the language of the screen. It matters to who is not signed in;
 * afterwards the server goes by the account.
 */
export const askInSpokenLanguage = () => {
  client.interceptors.request.use((request) => {
    request.headers.set('accept-language', currentLanguage());
    return request;
  });
};
