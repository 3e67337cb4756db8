import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../project";

/** An account of the local cloud, as tests look into it. */
export interface AccountStore {
    kinds(prefix: string): readonly string[];
    list(kind: string): readonly { readonly kind: string; readonly id: string; readonly body: unknown }[];
    get(kind: string, id: string): { readonly body: unknown } | undefined;
    put(kind: string, id: string, body: unknown): unknown;
    delete(kind: string, id: string): unknown;
    close(): void;
}

/** What the AWS API does wrong on purpose, for one action. */
export type Fault =
    | { readonly kind: "deny" | "hang" }
    | { readonly kind: "throttle" | "fail" | "lose"; readonly times: number };

/** An object of Kubernetes. */
type Manifest = object;

/** An account whose AWS API answers on this machine, for one suite of tests. */
export interface ServedAccount {
    readonly store: AccountStore;
    readonly config: {
        readonly region: string;
        readonly endpoint: string;
        readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
        readonly maxAttempts: number;
    };
    close(): Promise<void>;
}

/** A chart that the local cloud has a model of. */
interface Chart {
    readonly version: string;
    readonly appVersion: string;
    crds?(release: object): readonly Manifest[];
    render(release: object): readonly Manifest[];
}

/** The parts of the local cloud that tests of the driver reach into; its package has the rest. */
export interface LocalCloudTesting {
    readonly openJournalStore: (folder: string, account: string) => AccountStore;
    readonly setFault: (store: AccountStore, action: string, fault: Fault | undefined) => void;
    readonly serveAccount: (folder: string, account?: string) => Promise<ServedAccount>;
    readonly awsVariables: (
        access: Omit<ServedAccount["config"], "maxAttempts">,
    ) => Readonly<Record<string, string>>;
    readonly answerTo: (work: Promise<unknown>) => Promise<string>;
    readonly bootstrapCluster: (store: AccountStore, id: string, version: string) => void;
    readonly startKubernetesServer: (context: {
        readonly store: AccountStore;
        readonly notice: (text: string) => void;
    }) => Promise<{ url(cluster: string): string; close(): Promise<void> }>;
    readonly chartOf: (name: string) => Chart;
    readonly definitionsPath: string;
    readonly gatewayDefinitions: readonly Manifest[];
    readonly gateway: (
        name: string,
        gatewayClassName: string,
        protocol: string,
        ...ports: number[]
    ) => Manifest;
    readonly route: (kind: "HTTPRoute" | "TCPRoute", name: string, gatewayName: string) => Manifest;
}

const folder = join(root, "automation/local-cloud");

/** Whether the local cloud is part of this project: a team that works on AWS alone may have deleted it. */
export const hasLocalCloud = existsSync(folder);

/** `describe` for a suite that runs on the local cloud; it is left out, as pending, from a project without it. */
export const onLocalCloud = hasLocalCloud ? describe : describe.skip;

/** Loads what tests reach into. By its path: the driver's types must stand without that folder. */
export function localCloudTesting(): LocalCloudTesting {
    const load = createRequire(__filename);
    return load(join(root, ".build/automation/local-cloud/testing/testing.js")) as LocalCloudTesting;
}
