import { useWords } from '../i18n';

export function Busy() {
  const { say } = useWords();
  return (
    <p className="busy" role="status">
      {say('loading')}
    </p>
  );
}
