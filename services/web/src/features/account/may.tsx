import { useQuery } from '@tanstack/react-query';
import { roleIncludes, type Role } from '@papiscope/shared/contracts';
import type { ReactNode } from 'react';
import { whoQuery } from '../../api/account-queries';
import { NotFoundPage } from '../../shell/not-found-page';

/** Whether who uses this page has at least this role. */
export function useMay(role: Role): boolean {
  const { data: who } = useQuery(whoQuery);
  return who !== undefined && who.role !== null && roleIncludes(who.role, role);
}

/** Whether they manage accounts: administrators who see every airport. */
export function useManages(): boolean {
  const { data: who } = useQuery(whoQuery);
  return who?.role === 'admin' && who.airports === 'all';
}

/** What only some may do is not shown to the others. */
export function May({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  return useMay(role) ? children : null;
}

/** A page that to everybody else is none. */
export function ManagersOnly({ children }: { readonly children: ReactNode }) {
  return useManages() ? children : <NotFoundPage />;
}
