/** What one check has found. `ok` null: nothing that could fail, but worth knowing. `vouches`: it says where the file comes from. */
export interface Finding {
  readonly ok: boolean | null;
  readonly text: string;
  readonly vouches?: boolean;
}

export const holds = (text: string, vouches = false): Finding => ({ ok: true, text, vouches });
export const fails = (text: string): Finding => ({ ok: false, text });
export const note = (text: string): Finding => ({ ok: null, text });
