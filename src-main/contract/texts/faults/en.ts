/** Faults in words. Symptoms are Windows' own where Hyper-V Replica reference 9 has them word for word. */
import type { FaultTexts } from '../shape.ts'

export const faults: FaultTexts = {
  F01: {
    what: 'The inbound rule of the HTTPS listener is disabled on the Replica server',
    symptom:
      "A connection with the server could not be established. Verify that the specified server is enabled as a Replica server, allows inbound connection on port '443', and supports the same authentication scheme.",
    fix: 'Enable the rule Hyper-V Replica HTTPS Listener (TCP-In) on the Replica server.',
  },
  F02: {
    what: 'The host is no longer enabled as a Replica server',
    symptom: 'A connection with the server could not be established, although the firewall lets it in.',
    fix: 'Enable the host under Hyper-V Settings > Replication Configuration (Set-VMReplicationServer).',
  },
  F03: {
    what: 'The primary sends to a port on which nobody listens',
    symptom: 'A connection with the server could not be established on this port.',
    fix: 'Set the port of the relationship to that of the listener (Set-VMReplication -ReplicaServerPort).',
  },
  F04: {
    what: 'The name of the Replica server is in no DNS zone and in no hosts file',
    symptom: 'The server name or address could not be resolved.',
    fix: 'Add an A record or a line in the hosts file for the FQDN of the Replica server.',
  },
  F05: {
    what: 'The Replica server was entered as an IP address',
    symptom: 'TLS refuses the name: no certificate carries the address.',
    fix: 'Use the FQDN of the Replica server, as it stands in its certificate.',
  },
  F06: {
    what: "The primary does not trust the root of the Replica server's certificate",
    symptom: 'The primary refuses the certificate: it terminates in a root certificate that is not trusted.',
    fix: 'Import the root into Trusted Root Certification Authorities of the primary, then resume replication.',
  },
  F07: {
    what: "The Replica server does not trust the root of the primary's certificate",
    symptom:
      'The primary sees only that the connection was terminated abnormally; the log of the Replica server names the untrusted certificate.',
    fix: "Import the primary's root into Trusted Root Certification Authorities of the Replica server, then resume replication.",
  },
  F08: {
    what: 'Revocation is checked, but there is no CRL of the root on the host',
    symptom: 'The host is unable to check revocation for the certificate.',
    fix: 'Import a CRL on the host, or set DisableCertRevocationCheck on both hosts; then resume replication.',
  },
  F09: {
    what: 'The only CRL that the host has is out of date, and no server gives a newer one',
    symptom: 'The revocation server was offline.',
    fix: 'Publish and import a current CRL, or set DisableCertRevocationCheck; then resume replication.',
  },
  F10: {
    what: "The host's certificate carries its bare name instead of the FQDN",
    symptom:
      'No valid certificate found (requirement 4); for a connection, the name of the certificate does not match.',
    fix: 'Issue a certificate for the FQDN, or set the primary DNS suffix of the host; then resume replication.',
  },
  F11: {
    what: "The host's certificate does not allow client authentication",
    symptom: 'The list of certificates does not show it; with its thumbprint forced, the other host refuses its usage.',
    fix: 'Issue a certificate with both purposes, client and server authentication; then resume replication.',
  },
  F12: {
    what: 'The certificate of the Replica server has expired',
    symptom: 'The primary refuses it because of its date; virtual machines that replicate go into Error.',
    fix: 'Renew the certificate, bind it (Set-VMReplicationServer) and set it for each virtual machine (Set-VMReplication); then resume replication.',
  },
  F13: {
    what: 'The .cer file was imported, so the certificate has no private key',
    symptom: 'The certificate is not listed; with its thumbprint forced, the private key is missing.',
    fix: 'Import the PFX into the Personal store of the local computer; then resume replication.',
  },
  F14: {
    what: 'The certificate lies in the store of the user instead of the computer',
    symptom: 'The certificate is not listed, and a connection lacks a client certificate.',
    fix: 'Import it into the Personal store of the local computer; then resume replication.',
  },
  F15: {
    what: 'The certificate was renewed and the old one removed, but the virtual machine still names the old thumbprint',
    symptom: 'Replication goes into Error: a client certificate is needed.',
    fix: 'Set the new thumbprint for the virtual machine (Set-VMReplication -CertificateThumbprint); then resume replication.',
  },
  F16: {
    what: 'Kerberos was chosen between hosts of a workgroup',
    symptom: 'The specified target is unknown or unreachable.',
    fix: 'Choose certificate-based authentication (HTTPS); then resume replication.',
  },
  F17: {
    what: 'The service principal name Hyper-V Replica Service is missing in the domain',
    symptom:
      'The specified target is unknown or unreachable; setspn -l does not list Hyper-V Replica Service, and event 14050 is logged.',
    fix: 'Restart the Hyper-V Virtual Machine Management service (vmms) on the host; then resume replication.',
  },
  F18: {
    what: 'The Replica server allows specified servers only, and the primary is not among them',
    symptom: 'The Replica server refuses the primary; virtual machines that replicate go into Error.',
    fix: 'Add an authorization entry for the primary (New-VMReplicationAuthorizationEntry); then resume replication.',
  },
  F19: {
    what: 'The virtual machine moved to a host whose authorization entry has another trust group',
    symptom: 'The Replica server rejects replication.',
    fix: 'Give both entries the same trust group (Set-VMReplicationAuthorizationEntry); then resume replication.',
  },
  F20: {
    what: 'The storage location of the Replica server cannot be opened',
    symptom:
      'Failed to add authorization entry. Unable to open specified location to store Replica files. Error: 0x80070005 (General access denied error).',
    fix: 'Choose a local folder that the system may write to, or give it the right; then resume replication.',
  },
  F21: {
    what: 'The volume of the replicas is full',
    symptom:
      'The Replica server cannot apply what it receives; the primary tries again for 25 minutes, then replication stops with an error.',
    fix: 'Free space on the volume, then resume replication.',
  },
  F22: {
    what: 'The volume of the primary is full, so its change logs cannot grow',
    symptom: 'Hyper-V pauses the virtual machine; tracking stops and resynchronization is required.',
    fix: 'Free space on the volume, let the virtual machine go on and resynchronize.',
  },
  F23: {
    what: 'The line between two hosts is cut',
    symptom:
      'Hyper-V failed to replicate changes. Hyper-V will retry replication; health turns to Warning and after an hour to Critical.',
    fix: 'Restore the line; Hyper-V tries again by itself.',
  },
  F24: {
    what: "The line stays cut while the guest writes more than half of its disks' size",
    symptom: "The change logs exceed half of the disks' size: resynchronization is required.",
    fix: 'Restore the line and resume replication, which resynchronizes.',
  },
  F25: {
    what: 'The primary host crashes and starts again while the virtual machine runs',
    symptom: 'The change log was not closed cleanly: resynchronization is required.',
    fix: 'Resume replication, which resynchronizes.',
  },
  F26: {
    what: 'A virtual hard disk of the primary is changed while the virtual machine is off',
    symptom: 'Nobody tracked the change: resynchronization is required.',
    fix: 'Resume replication, which resynchronizes.',
  },
  F27: {
    what: 'The primary virtual machine is reverted to a checkpoint',
    symptom: 'The disks hold what was never sent: resynchronization is required.',
    fix: 'Resume replication, which resynchronizes.',
  },
  F28: {
    what: 'A virtual hard disk is resized on the primary only',
    symptom:
      'An out-of-bounds write was encountered on the Replica virtual machine. The primary server VHD might have been resized. Ensure that the disk sizes of the Primary and Replica virtual machines are the same.',
    fix: 'Resize the disk of the replica to the same size, then resume replication.',
  },
  F29: {
    what: 'Replication is paused on the Replica server',
    symptom: 'Health of the replica is Critical, and the primary goes into Error with its next send.',
    fix: 'Resume replication on the Replica server, then on the primary.',
  },
  F30: {
    what: 'Replication was paused on the primary and forgotten',
    symptom: "Health is Warning, and the change logs grow until half of the disks' size.",
    fix: 'Resume replication on the primary.',
  },
  F31: {
    what: 'A planned failover is prepared while the virtual machine runs',
    symptom: 'The virtual machine must be turned off for planned failover. Turn off the virtual machine and try again.',
    fix: 'Shut the virtual machine down, then prepare the planned failover.',
  },
  F32: {
    what: 'The direction shall be reversed, but the primary is no Replica server',
    symptom: 'The prerequisite Check configuration for allowing reverse replication fails.',
    fix: 'Enable the primary as a Replica server too, with its own certificate and firewall rule.',
  },
  F33: {
    what: "The direction shall be reversed in a workgroup, but the hosts are not in each other's TrustedHosts",
    symptom:
      'The WinRM client cannot process the request. If the authentication scheme is different from Kerberos, or if the client computer is not joined to a domain, then HTTPS transport must be used or the destination machine must be added to the TrustedHosts configuration setting.',
    fix: 'Add each host to the TrustedHosts of the other, in both directions.',
  },
  F34: {
    what: 'An unplanned failover is tried while a test failover runs',
    symptom:
      'Hyper-V did not allow the operation for the virtual machine because test failover is enabled. Stop test failover and try again.',
    fix: 'Stop the test failover, then fail over.',
  },
  F35: {
    what: 'A failover is completed although replication goes on normally',
    symptom: "Replication task 'Commit Failover' cannot be performed when replication is in 'Replicating' state.",
    fix: 'Complete a failover only after one; nothing has to be done here.',
  },
  F36: {
    what: 'The undo log of the oldest recovery point cannot be read',
    symptom: 'Hyper-V failed to fail over to the selected recovery point. Try a more recent recovery point.',
    fix: 'Choose a more recent recovery point.',
  },
  F37: {
    what: 'After an unplanned failover the direction is reversed without setting the old primary as replica',
    symptom: 'The old primary still takes itself for the primary, and reversing is refused.',
    fix: 'Turn the old virtual machine off, run Set-VMReplication -AsReplica there, then reverse.',
  },
  F38: {
    what: 'The wizard for reversing stopped half-way: completed and set as replica, but not reversed',
    symptom: 'The replica has failed over but is not reversed, and cancelling the failover is no longer possible.',
    fix: 'Correct the cause and run the Reverse Replication wizard again.',
  },
  F39: {
    what: 'The virtual machine that failed over is connected to no virtual switch',
    symptom: 'It runs, but nobody reaches it.',
    fix: 'Connect its network adapter to a virtual switch.',
  },
  F40: {
    what: 'The virtual machine that failed over has an address of another network',
    symptom: 'Its application cannot be reached.',
    fix: 'Set Failover TCP/IP or the address in the guest, and update the DNS record.',
  },
  F41: {
    what: 'A client still has the old address of the virtual machine in its DNS cache',
    symptom: 'The client hits a dead address although DNS is right.',
    fix: "Flush the client's cache (ipconfig /flushdns); shorten the time to live before the next failover.",
  },
  F42: {
    what: 'Replication is extended every 30 seconds, or more often than to the first replica',
    symptom: 'Extending is refused.',
    fix: 'Choose 5 or 15 minutes, and no less than for the first replica.',
  },
  F43: {
    what: 'Replication is enabled for a virtual machine with a pass-through or shared disk',
    symptom:
      'Enabling replication failed. The parameter is incorrect: IncludedDisks is not valid for Hyper-V operation.',
    fix: 'Convert the disk to a virtual hard disk, or leave it out.',
  },
  F44: {
    what: 'Windows Server Backup saves the replica while logs are applied',
    symptom:
      'The virtual machine is not in a valid state to perform the operation (events 32546, 19050 and 32056); replication goes into Error on both sides.',
    fix: 'Suspend replication before a backup, or use a backup program that knows replicas; now resume replication on both hosts.',
  },
  F45: {
    what: 'A proxy between the hosts inspects encrypted connections',
    symptom:
      'The handle is in the wrong state for the requested operation; a proxy that does not answer gives a timeout instead.',
    fix: 'Exempt the traffic between the hosts from inspection, or bypass the proxy (-BypassProxyServer).',
  },
}
