import type { AwsTarget } from "../../../automation/sweep/aws/awsTarget";

/** Something that speaks AWS's protocols and is held to what AWS documents. */
export interface ContractAws {
    readonly target: AwsTarget & Required<Pick<AwsTarget, "endpoint" | "credentials">>;
    /** The `aws` command. */
    readonly awsCommand: string;
    close(): Promise<void>;
}

/** In what a server is known to differ from AWS as AWS documents it: by a test's words, what it does instead. */
export type Differences = Readonly<Partial<Record<string, string>>>;

/** A chapter of the contract: its tests, for whatever is up when they run. */
export type Chapter = (served: () => ContractAws, differences: Differences) => void;

/** The name of a test, with what the server does instead where it differs. */
export function nameOf(words: string, differences: Differences): string {
    const instead = differences[words];
    return instead === undefined ? words : `${words}; not here: ${instead}`;
}
