import type * as awsPackage from "@pulumi/aws";
import type * as pulumiPackage from "@pulumi/pulumi";
import type { Input } from "@pulumi/pulumi";
import { Environments } from "../../automation/cake/session/environments";
import { pathsOf } from "../../automation/cake/model/paths";
import type { PreviewRequest } from "../../automation/cake/plan/preview";
import type { UpRequest } from "../../automation/cake/deploy/up";
import { cake } from "../../layers/cake";
import type { About, Layer } from "../../layers/contract";
import { testLayer } from "./testLayer";

type Aws = typeof awsPackage;

/** What the program of a layer of a test is given. */
export interface OwnProgram {
    readonly aws: Aws;
    readonly pulumi: typeof pulumiPackage;
    readonly about: About;
    /** For every resource of aws. */
    readonly opts: { readonly provider: InstanceType<Aws["Provider"]> };
    /** The output of the layer below; for the lowest layer nothing of use. */
    readonly below: Input<string>;
}

/** Makes a layer's resources; returns the one output that the layer above reads. */
export type OwnLayer = (program: OwnProgram) => Input<unknown>;

function ownLayer(name: string, below: string | undefined, make: OwnLayer): Layer {
    return testLayer({
        name,
        reads: below === undefined ? {} : { [`${below}Output`]: below },
        gives: { [`${name}Output`]: { description: "What the layer above reads." } },
        load: async () => {
            const pulumi = await import("@pulumi/pulumi");
            const aws = await import("@pulumi/aws");
            return ({ about, below: outputs }: { about: About; below: Record<string, Input<string>> }) => {
                const provider = new aws.Provider("aws", { region: about.region });
                const [upstream = "none"] = Object.values(outputs);
                return {
                    [`${name}Output`]: make({ aws, pulumi, about, opts: { provider }, below: upstream }),
                };
            };
        },
    });
}

/** A cake of up to three layers of a test's own, each of which reads an output of the one below. */
export function ownCake(...makes: readonly OwnLayer[]): readonly Layer[] {
    return makes.flatMap((make, index) => {
        const name = cake[index]?.name;
        return name === undefined ? [] : [ownLayer(name, cake[index - 1]?.name, make)];
    });
}

/** What every verb is given to run on layers of a test's own, in a project, without asking. */
export function request(
    project: string,
    layers: readonly Layer[],
    environment = "sandbox-a",
): UpRequest & PreviewRequest {
    return {
        paths: pathsOf(project),
        environment: new Environments(project).of(environment),
        layers,
        cloud: { latency: "none" },
        signal: new AbortController().signal,
        listener: () => undefined,
        confirm: () => Promise.resolve(true),
        refresh: false,
        // Programs of a test are not in files that a fingerprint would see.
        fresh: true,
    };
}
