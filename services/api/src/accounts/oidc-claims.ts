import { roleIncludes, type Role } from '@papiscope/shared/contracts';
import type { OidcSettings } from '@papiscope/shared';

/** The highest role that one of the values of the claim stands for; null when none does, and `*` is not given either. */
export function chooseRole(
  { roleClaim, roles }: Pick<OidcSettings, 'roleClaim' | 'roles'>,
  claims: Readonly<Record<string, unknown>>,
): Role | null {
  const value = claims[roleClaim];
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const given = ['*', ...values].flatMap((each) =>
    Object.hasOwn(roles, each) && roles[each] !== undefined ? [roles[each]] : [],
  );
  return given.reduce<Role | null>(
    (best, role) => (best === null || roleIncludes(role, best) ? role : best),
    null,
  );
}
