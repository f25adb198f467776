import { roleIncludes, ROLES } from '@papiscope/shared/contracts';
import type { Role } from '../../api/types';
import { useWords } from '../../i18n';

interface Props {
  readonly value: Role;
  /** The highest that can be chosen. */
  readonly most?: Role;
  readonly onChange: (role: Role) => void;
}

export function RoleField({ value, most = 'admin', onChange }: Props) {
  const { say } = useWords();
  return (
    <label className="field">
      {say('role')}
      <select
        value={value}
        onChange={({ target }) => onChange(ROLES.find((role) => role === target.value) ?? 'viewer')}
      >
        {ROLES.filter((role) => roleIncludes(most, role)).map((role) => (
          <option key={role} value={role}>
            {say(`role_${role}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
