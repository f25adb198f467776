import { useWords } from '../../i18n';
import { Notice } from '../../ui/notice';

interface Props {
  readonly email: string;
  readonly link: { readonly url: string; readonly expires_at: string };
}

/** The one-time address, to be given to the owner of the account. */
export function LinkNotice({ email, link }: Props) {
  const { say, format } = useWords();
  return (
    <Notice tone="good">
      <p>{say('link_once', { email, until: format.time(link.expires_at) })}</p>
      <code className="secret">{link.url}</code>
    </Notice>
  );
}
