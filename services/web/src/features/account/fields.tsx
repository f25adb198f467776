import { useWords } from '../../i18n';

interface Field {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The address somebody signs in with; `fixed`: it is theirs already. */
export function EmailField({ value, onChange, fixed = false }: Field & { readonly fixed?: boolean }) {
  const { say } = useWords();
  return (
    <label className="field">
      {say('email')}
      <input
        type="email"
        autoComplete="username"
        required
        readOnly={fixed}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

/** A password that exists; `label` as the form calls it. */
export function PasswordField({
  label,
  value,
  onChange,
}: Field & { readonly label: 'password' | 'present_password' }) {
  const { say } = useWords();
  return (
    <label className="field">
      {say(label)}
      <input
        type="password"
        autoComplete="current-password"
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

/** A password to be; what it has to be like stands in `password_help`. */
export function NewPasswordField({ value, onChange }: Field) {
  const { say } = useWords();
  return (
    <label className="field">
      {say('new_password')}
      <input
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
