import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import type * as Ec2 from "@aws-sdk/client-ec2";
import type * as Eks from "@aws-sdk/client-eks";
import type * as Elb from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as Iam from "@aws-sdk/client-iam";
import type * as Tagging from "@aws-sdk/client-resource-groups-tagging-api";
import type { AwsTarget } from "./awsTarget";
import { failureKind } from "./failures";
import type { Pacing } from "./pacing";
import { refusalOf } from "./refusals";
import "./quietSdk";

/** A service's module and a client of it. */
interface Service<Sdk, Client> {
    readonly sdk: Sdk;
    readonly client: Client;
}

/** The options that every call passes to its client. */
interface SendOptions {
    readonly abortSignal: AbortSignal;
}

/** How often a service that cannot be reached is called at most. */
const connectionAttempts = 4;

function once<T>(make: () => Promise<T>): () => Promise<T> {
    let made: Promise<T> | undefined;
    return () => (made ??= make());
}

/** AWS as the sweep calls it: each client is loaded when it is first needed, and calls are tried again. */
export class Aws {
    private readonly config;

    constructor(
        readonly target: AwsTarget,
        readonly pacing: Pacing,
    ) {
        // `call` tries again instead of the client, within the deadline and until the run is cancelled.
        this.config = { ...target, maxAttempts: 1 };
    }

    readonly ec2 = once(async (): Promise<Service<typeof Ec2, Ec2.EC2Client>> => {
        const sdk = await import("@aws-sdk/client-ec2");
        return { sdk, client: new sdk.EC2Client(this.config) };
    });

    readonly elb = once(async (): Promise<Service<typeof Elb, Elb.ElasticLoadBalancingV2Client>> => {
        const sdk = await import("@aws-sdk/client-elastic-load-balancing-v2");
        return { sdk, client: new sdk.ElasticLoadBalancingV2Client(this.config) };
    });

    readonly eks = once(async (): Promise<Service<typeof Eks, Eks.EKSClient>> => {
        const sdk = await import("@aws-sdk/client-eks");
        return { sdk, client: new sdk.EKSClient(this.config) };
    });

    readonly logs = once(async (): Promise<Service<typeof Logs, Logs.CloudWatchLogsClient>> => {
        const sdk = await import("@aws-sdk/client-cloudwatch-logs");
        return { sdk, client: new sdk.CloudWatchLogsClient(this.config) };
    });

    readonly iam = once(async (): Promise<Service<typeof Iam, Iam.IAMClient>> => {
        const sdk = await import("@aws-sdk/client-iam");
        return { sdk, client: new sdk.IAMClient(this.config) };
    });

    readonly tagging = once(
        async (): Promise<Service<typeof Tagging, Tagging.ResourceGroupsTaggingAPIClient>> => {
            const sdk = await import("@aws-sdk/client-resource-groups-tagging-api");
            return { sdk, client: new sdk.ResourceGroupsTaggingAPIClient(this.config) };
        },
    );

    /**
     * Makes a call, and tries again if AWS throttles it or cannot be reached. Throws AWS's own error if the resource is
     * in use or not found, and otherwise a `CakeError` that names the action, e.g. `ec2:DeleteVolume`.
     */
    async call<T>(action: string, send: (options: SendOptions) => Promise<T>): Promise<T> {
        const { pacing } = this;
        let throttled: unknown;
        for (let attempt = 1; ; attempt += 1) {
            pacing.check();
            try {
                return await send({ abortSignal: pacing.callSignal() });
            } catch (error) {
                pacing.check();
                const kind = failureKind(error);
                if (kind === "inUse" || kind === "gone") throw error;
                if (kind === "throttled") throttled = error;
                const again =
                    kind === "throttled" || (kind === "unreachable" && attempt < connectionAttempts);
                if (again && (await pacing.wait(attempt))) continue;
                // The deadline ends a call without an answer: an earlier refusal says more.
                const cause = kind === "unreachable" ? (throttled ?? error) : error;
                throw refusalOf(cause, action, this.target, pacing.elapsed);
            }
        }
    }
}
