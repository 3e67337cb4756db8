/** The text of `local-cloud --help`. */
export const helpText = `Serves an account of the local cloud until Ctrl-C: AWS, EKS and Kubernetes on this machine.

Usage: local-cloud [options]

Options:
  --folder FOLDER     where accounts are kept, one folder each (default: .local-cloud)
  --account DIGITS    the account (default: 111111111111)
  --region REGION     the region of the AWS API (default: eu-central-1)
  --latency WAY       none, or realistic: as slow as AWS, a second for a minute (default: none)
  --faults SEED:RATE  lets a share of the calls go wrong, the same ones for the same seed: 7:0.1
  --fixtures FOLDER   what Flux sources hold (default: <folder>/<account>/fixtures)
  --json              prints one JSON object a line; ends when standard input says \`close\`,
                      or has ended and no engine is at work any more
  -h, --help          prints this text

Exit codes: 0 closed, 1 it could not start, 2 wrong usage, 255 a bug in it.
`;
