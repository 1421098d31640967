/** The inbound rules of the Replica server's listeners, which every host has and which Windows does not enable by itself. */

/** Windows translates the display name; the name behind it is the same in every language (Hyper-V Replica reference 5.6). */
export const listenerRules = {
  kerberos: { name: 'VIRT-HVRHTTPL-In-TCP-NoScope', displayName: 'Hyper-V Replica HTTP Listener (TCP-In)' },
  certificate: { name: 'VIRT-HVRHTTPSL-In-TCP-NoScope', displayName: 'Hyper-V Replica HTTPS Listener (TCP-In)' },
} as const
