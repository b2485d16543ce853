import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import classes from './portal-nav.module.css';

/** The ways between a candidate's pages. */
export function PortalNav() {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Your pages`} className={classes.nav}>
      <Link to="/portal" activeOptions={{ exact: true }}>
        <Trans>Applications</Trans>
      </Link>
      <Link to="/portal/jobs">
        <Trans>Jobs</Trans>
      </Link>
      <Link to="/portal/mails">
        <Trans>Mails</Trans>
      </Link>
    </nav>
  );
}
