/**
 * Addresses that the API gives out for its own files carry the name it knows itself by; the page may have been opened under
 * another one (localhost, an address of the local network), so they are asked for where the page came from.
 */
export function sameOrigin(address: string): string {
  const url = new URL(address, window.location.href);
  return url.pathname.startsWith('/api/v1/') ? url.pathname + url.search : address;
}
