/** The report of a rehearsal with two steps, as small as the schema allows while every part has something to show. */
import type { RehearsalReport } from '../../src-main/contract/views/rehearsal.ts'

/**
 * Makes a report.
 * @param text Stands for every text that comes from the rehearsal.
 * @param passed Whether the second step passed.
 */
export function sampleReport(text = 'web01', passed = true): RehearsalReport {
  const start = Date.UTC(2026, 0, 5, 8)
  const side = { host: text, vmState: 'Running', mode: 'Primary', state: 'Replicating', health: 'Normal' } as const
  return {
    product: 'Understudy',
    version: '0.1.0',
    seed: text,
    passed,
    worldHash: 'eb742564aa081a86',
    folder: '/tmp/rehearsal',
    wallStarted: '2026-11-21T10:39:19.000Z',
    wallMilliseconds: 3_866,
    virtualSeconds: 1_748,
    steps: [
      {
        step: 'hosts',
        title: text,
        passed: true,
        startedInstant: start,
        endedInstant: start + 60_000,
        wallMilliseconds: 11,
        checks: [{ sentence: text, expected: 'true', actual: 'true', kind: 'answer', passed: true }],
        firstHost: null,
        secondHost: null,
      },
      {
        step: 'unplannedFailover',
        title: 'Unplanned',
        passed,
        startedInstant: start + 60_000,
        endedInstant: start + 120_000,
        wallMilliseconds: 1_200,
        checks: [
          { sentence: 'It runs', expected: 'Running', actual: passed ? 'Running' : 'Off', kind: 'vmState', passed },
        ],
        firstHost: { ...side, health: 'Warning' },
        secondHost: { ...side, health: 'Critical' },
      },
    ],
    certificates: [
      { name: text, thumbprint: '5D1F0C8E72A94B36D0E731B8C46A9F02E85D7713', serial: '17e7', files: [text] },
    ],
    handshake: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', verdict: text, engine: text, agrees: passed },
    plannedLoss: { lostSeconds: 0, lostBytes: 0, lostWrites: 0, files: [] },
    unplannedLoss: {
      lostSeconds: 150,
      lostBytes: 7_549_747,
      lostWrites: 1832,
      files: [
        { path: text, primaryVersion: 6, replicaVersion: 5 },
        { path: 'C:\\new.txt', primaryVersion: 1, replicaVersion: null },
        { path: 'C:\\same.txt', primaryVersion: 2, replicaVersion: 2 },
      ],
    },
    awaySeconds: { planned: 0, unplanned: 240 },
    files: [text],
  }
}
