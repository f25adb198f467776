import { Link } from 'wouter';
import { useWords } from '../i18n';

export function NotFoundPage() {
  const { say } = useWords();
  return (
    <section className="page narrow">
      <h1>{say('not_found_title')}</h1>
      <p>
        <Link to="/">{say('to_measurements')}</Link>
      </p>
    </section>
  );
}
