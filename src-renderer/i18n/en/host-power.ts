/** Power of a host, its management service, and its removal. */
export const hostPower = {
  menuOf: 'Actions for {{host}}',
  shutDown: 'Shut Down...',
  turnOff: 'Turn Off (power loss)...',
  turnOn: 'Turn On',
  turnedOn: '{{host}} is on',
  restartService: 'Restart Service (vmms)',
  serviceRestarted: 'Hyper-V Virtual Machine Management of {{host}} restarted',
  remove: 'Remove Host...',
  removed: '{{host}} removed',
  shutDownTitle: 'Shut Down {{host}}',
  shutDownText:
    'The host shuts down in order. Each virtual machine first does what its Automatic Stop Action says; replication logs are closed, so no resynchronization comes of it.',
  shutDownDo: 'Shut Down',
  turnOffTitle: 'Turn Off {{host}}',
  turnOffText:
    'This is a power loss: everything on the host stops in the middle of what it does, and what the guests have not written yet is lost.',
  turnOffDo: 'Turn Off',
  removeTitle: 'Remove {{host}}',
  removeText:
    'The host is taken out of the workspace with its settings, certificate stores and event log. Its certificates stay in the inventory.',
  removeDo: 'Remove',
  costStops: 'Stop at once',
  costResynchronizes: 'Must be resynchronized when the host is back',
  costInitialAgain: 'Must send the initial copy again',
  costWaits: 'Cannot send to this host meanwhile',
  costNothing: 'No virtual machine runs on this host, and none replicates to it.',
  stopSave: 'Saved',
  stopShutDown: 'Shut down',
  stopTurnOff: 'Turned off',
}
