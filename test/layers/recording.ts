import * as pulumi from "@pulumi/pulumi";

/** A resource as the program asked for it. */
export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Record<string, unknown>;
    /** The provider it was given, by reference; empty where it takes the default one. */
    readonly provider: string;
}

/** What a program did: the resources it registered, and its outputs. */
export interface Recording<Outputs> {
    readonly resources: readonly Registered[];
    readonly outputs: Outputs;
}

const region = "eu-central-1";

/** What the clouds answer, as far as the programs look at it. */
function answersTo({ type, name, inputs }: pulumi.runtime.MockResourceArgs): Record<string, unknown> {
    switch (type) {
        case "eks:index:Cluster":
            return {
                eksCluster: { name: "test", version: "1.33", endpoint: "https://cluster.example" },
                kubeconfigJson: '{"kind":"Config"}',
                oidcProviderUrl: "https://oidc.example/id/1",
                oidcIssuer: "oidc.example/id/1",
            };
        case "random:index/randomPassword:RandomPassword":
            return { result: "generated-password" };
        case "pulumi:pulumi:StackReference":
            return { name: "stack", outputs: stackOutputs, secretOutputNames: ["kubeconfig"] };
        default:
            return { ...(inputs as object), arn: `arn:aws:test:${region}:111111111111:${name}` };
    }
}

const stackOutputs = {
    vpcId: "vpc-1",
    privateSubnetIds: ["subnet-1", "subnet-2"],
    intraSubnetIds: ["subnet-3", "subnet-4"],
    clusterName: "test",
    kubeconfig: '{"kind":"Config"}',
    oidcProviderArn: "",
};

function registered({ type, name, inputs, provider }: pulumi.runtime.MockResourceArgs): Registered {
    return { type, name, inputs: inputs as Record<string, unknown>, provider: provider ?? "" };
}

/** Runs a program without an engine. In a preview nothing is known that a cloud would have to answer. */
export async function record<Outputs>(
    run: () => Outputs | Promise<Outputs>,
    { preview = false, stack = "test" } = {},
): Promise<Recording<Outputs>> {
    const resources: Registered[] = [];
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => {
                resources.push(registered(args));
                // Component resources have no id.
                const id = args.custom === false ? undefined : `${args.name}-id`;
                return preview ? { id: undefined, state: {} } : { id, state: answersTo(args) };
            },
            call: ({ token }) => {
                throw new Error(`A layer must not look things up, but called ${token}.`);
            },
        },
        "test",
        stack,
        preview,
    );
    // The SDK takes a stack trace for every promise: most of the time of a run.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        const outputs = await run();
        await pulumi.runtime.disconnect();
        return { resources, outputs };
    } finally {
        Error.stackTraceLimit = limit;
    }
}

/** The resources of a type, such as `Subnet`, in the order of their registration. */
export function ofType({ resources }: Recording<unknown>, type: string): Registered[] {
    return resources.filter((resource) => resource.type.endsWith(`:${type}`));
}

/** The value of an output, and whether it is a secret. */
export function read<T>(output: pulumi.Output<T>): Promise<{ value: T; secret: boolean }> {
    return new Promise((done) => {
        pulumi.all([output, pulumi.isSecret(output)]).apply(([value, secret]) => {
            done({ value: value as T, secret });
        });
    });
}
