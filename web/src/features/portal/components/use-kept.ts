import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyApplication, MyApplicationPage } from '@/contract';
import { currentLanguage } from '@/language/language';
import { keepOnly, keepPage, keptVersion } from '@/offline/kept';
import { useMe } from '@/session/use-me';
import { myApplicationQuery } from '../api/my-application';
import { listAsText, pageAsText, pathOf, wordsOfNow } from '../model/kept-pages';

const versionOf = ({ updated_at }: MyApplication) => `${updated_at} ${currentLanguage()}`;

/** Keeps the list for when there is no connection, and the page of each application that changed. */
export const useKeptList = (applications: readonly MyApplication[] | undefined) => {
  const { user } = useMe();
  const client = useQueryClient();
  useEffect(() => {
    if (applications === undefined) return;
    let given = true;
    const keep = async () => {
      await keepPage(user.id, '/portal', listAsText(applications), wordsOfNow(), '');
      await keepOnly('/portal/applications/', new Set(applications.map(({ id }) => pathOf(id))));
      for (const application of applications) {
        if (!given) return;
        if ((await keptVersion(pathOf(application.id))) === versionOf(application)) continue;
        const page = await client.query({ ...myApplicationQuery(application.id), staleTime: 30_000 });
        await keepPage(
          user.id,
          pathOf(application.id),
          pageAsText(page),
          wordsOfNow(),
          versionOf(application),
        );
      }
    };
    // What cannot be kept now is kept the next time.
    keep().catch(() => undefined);
    return () => {
      given = false;
    };
  }, [applications, client, user.id]);
};

/** Keeps an application's page as it is on the screen. */
export const useKeptPage = (page: MyApplicationPage) => {
  const { user } = useMe();
  useEffect(() => {
    const { application } = page;
    void keepPage(
      user.id,
      pathOf(application.id),
      pageAsText(page),
      wordsOfNow(),
      versionOf(application),
    ).catch(() => undefined);
  }, [page, user.id]);
};
