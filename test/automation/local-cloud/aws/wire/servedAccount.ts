import { credentialsOf } from "../../../../../automation/local-cloud/aws/wire/credentials";
import {
    type AwsServer,
    startAwsServer,
} from "../../../../../automation/local-cloud/aws/wire/http/awsServer";
import { noLatency } from "../../../../../automation/local-cloud/model/latency";
import { openJournalStore } from "../../../../../automation/local-cloud/store/journalStore";
import type { Store } from "../../../../../automation/local-cloud/store/store";
import { temporaryFolder } from "../../../../support/temporaryFolder";

/** What a client of the SDK is configured with to reach an account. */
export interface ClientConfig {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
}

/** An account of the local cloud whose AWS API answers on this machine, for one suite. */
export interface ServedAccount {
    readonly store: Store;
    readonly server: AwsServer;
    readonly notices: readonly string[];
    readonly config: ClientConfig;
    close(): Promise<void>;
}

/** Serves a new and empty account. */
export async function serveAccount(account = "123456789012"): Promise<ServedAccount> {
    const notices: string[] = [];
    const store = openJournalStore(temporaryFolder(), account);
    const server = await startAwsServer({
        store,
        account,
        latency: noLatency,
        notice: (text) => notices.push(text),
    });
    return {
        store,
        server,
        notices,
        config: {
            region: "eu-central-1",
            endpoint: server.url,
            credentials: credentialsOf(account),
            maxAttempts: 1,
        },
        close: async () => {
            await server.close();
            store.close();
        },
    };
}

/** What AWS answers to something: `status code: words` where it refuses, `accepted` where it does not. */
export async function answerTo(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
        return `${$metadata?.httpStatusCode ?? "-"} ${name}: ${message}`;
    }
    return "accepted";
}
