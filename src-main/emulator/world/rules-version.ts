/**
 * Which rules a row of the journal was written under. A rule that becomes stricter may refuse what an earlier version carried
 * out, and a world that was right then must still open: so every row says under which rules it happened, and is replayed under
 * them. Rows of before this number existed have none and count as the first.
 *
 * - 1: as in Understudy 0.1.
 * - 2: a certificate whose key may only sign, or is not RSA, is refused by the Replica server and in every connection
 *   (reference 5.1, requirement 4); a connection for which a certificate is missing says which one, and for which machine,
 *   and one without a replica whether the machine is a primary there; replication goes to the same or a newer Windows Server,
 *   to an older one only with a configuration version that it knows (reference 4).
 * - 3: the world notes since when a host has not answered, and when a client was first answered after a failover.
 * - 4: a relationship notes why it needs a resynchronization.
 * - 5: a replica notes its test failovers: what was tried, and what was found when each was stopped.
 */
export const rulesVersion = 5
