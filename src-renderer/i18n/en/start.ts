/** The first screen of an empty workspace. */
export const start = {
  title: 'Where would you like to begin?',
  subtitle: 'Everything here is emulated until you take a script to a real host.',
  rehearse: 'Rehearse with two hosts',
  rehearseText: 'Two hosts and three machines that already replicate, ready in one click.',
  rehearsing: 'Setting up two hosts, their certificates and three machines...',
  certificates: 'Make certificates for my hosts',
  certificatesText: 'A root, one certificate for each host, and the commands to import them.',
  build: 'Build it yourself, step by step',
  buildText: 'Begin with one host; Understudy names the next step until a failover has worked.',
  line: 'An understudy has learned the part and can go on tonight. So can a replica.',
}
