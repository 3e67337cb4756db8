import {
    type ConstructRequest,
    type Monitor,
    type PropertyMap,
    type PropertyValue,
    unknown,
} from "../../../../protocol/providerModel";

type Registration = Parameters<Monitor["register"]>[0];

/** What an AWS-like provider answers for a type, besides its inputs. */
const computed: Readonly<Record<string, (name: string) => PropertyMap>> = {
    "aws:iam/role:Role": (name) => ({ arn: `arn:aws:iam::123456789012:role/${name}`, name }),
    "aws:eks/cluster:Cluster": (name) => ({
        name,
        arn: `arn:aws:eks:eu-central-1:123456789012:cluster/${name}`,
        endpoint: `https://${name}.eks.example`,
        certificateAuthority: { data: "Q0E=" },
        identities: [{ oidcs: [{ issuer: "https://oidc.example/id/1" }] }],
        vpcConfig: { clusterSecurityGroupId: "sg-own" },
        version: "1.34",
    }),
};

/** An engine's monitor that records what is registered. In a dry run nothing is known but the inputs. */
export class FakeMonitor implements Monitor {
    readonly registrations: Registration[] = [];
    readonly outputs = new Map<string, PropertyMap>();
    readonly invoked: string[] = [];
    private readonly states = new Map<string, { readonly id: PropertyValue; readonly state: PropertyMap }>();

    constructor(private readonly dryRun: boolean) {}

    async register(registration: Registration) {
        this.registrations.push(registration);
        // Answers come in no particular order.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        const { type, name, parent, inputs, custom } = registration;
        const parentType =
            parent === "" ? "" : `${(parent.split("::")[2] ?? "").replace(/^pulumi:pulumi:Stack$/, "")}$`;
        const urn = `urn:pulumi:dev::compute::${parentType === "$" ? "" : parentType}${type}::${name}`;
        const id = this.dryRun ? unknown : `${name}-id`;
        const state = this.dryRun ? inputs : { ...inputs, ...computed[type]?.(`${name}-0`) };
        this.states.set(urn, { id: custom ? id : "", state });
        return { urn, id: custom ? id : "", state };
    }

    registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
        this.outputs.set(urn, outputs);
        return Promise.resolve();
    }

    invoke(token: string, args: PropertyMap): Promise<PropertyMap> {
        this.invoked.push(token);
        if (token === "aws:index/getPartition:getPartition") return Promise.resolve({ partition: "aws" });
        if (token === "aws:eks/getAddonVersion:getAddonVersion")
            return Promise.resolve({ version: "v1.34.0-eksbuild.2" });
        if (token !== "pulumi:pulumi:getResource") throw new Error(`unexpected ${token}`);
        const urn = textOf(args.urn);
        const found = this.states.get(urn);
        const state = this.outputs.get(urn) ?? found?.state;
        if (state === undefined) throw new Error(`unknown resource ${urn}`);
        return Promise.resolve({ urn, id: found?.id ?? "", state });
    }

    /** Children as `type name`, sorted. */
    list(): string[] {
        return this.registrations.map(({ type, name }) => `${type} ${name}`).sort();
    }

    find(name: string, type?: string): Registration {
        const found = this.registrations.find(
            (one) => one.name === name && (type === undefined || one.type === type),
        );
        if (found === undefined) throw new Error(`nothing registered as ${name}`);
        return found;
    }
}

/** A text among the values; throws if it is not a text. */
export function textOf(value: PropertyValue | undefined): string {
    if (typeof value !== "string") throw new Error("not a text");
    return value;
}

/** A request to construct a component. */
export function requestOf(
    monitor: Monitor,
    type: string,
    name: string,
    inputs: PropertyMap,
    more: Partial<ConstructRequest> = {},
): ConstructRequest {
    return {
        type,
        name,
        parent: "urn:pulumi:dev::compute::pulumi:pulumi:Stack::compute-dev",
        inputs,
        inputDependencies: {},
        dryRun: false,
        project: "compute",
        stack: "dev",
        monitor,
        providers: {},
        dependsOn: [],
        protect: false,
        aliases: [],
        ...more,
    };
}
