import { credentialsOf } from "../aws/wire/credentials";
import { type AwsServer, startAwsServer } from "../aws/wire/http/awsServer";
import { noLatency } from "../model/latency";
import { openJournalStore } from "../store/journalStore";
import type { Store } from "../store/store";

/** What a client of the SDK is configured with to reach an account. */
export interface ClientConfig {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
}

/** An account of the local cloud whose AWS API answers on this machine, for one suite of tests. */
export interface ServedAccount {
    readonly store: Store;
    readonly server: AwsServer;
    readonly notices: readonly string[];
    readonly config: ClientConfig;
    close(): Promise<void>;
}

/** Serves an account, kept in a folder, from this process. */
export async function serveAccount(folder: string, account = "123456789012"): Promise<ServedAccount> {
    const notices: string[] = [];
    const store = openJournalStore(folder, account);
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
