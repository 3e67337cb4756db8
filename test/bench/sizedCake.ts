import type { Input } from "@pulumi/pulumi";
import type { About, Layer } from "../../layers/contract";
import { testLayer } from "../support/testLayer";

/** A layer of `size` log groups below one another's names, whose first depends on an output of the layer below. */
function sizedLayer(name: string, below: string | undefined, size: number): Layer {
    return testLayer({
        name,
        reads: below === undefined ? {} : { [`${below}Arn`]: below },
        gives: { [`${name}Arn`]: { description: "What the layer above reads." } },
        load: async () => {
            const aws = await import("@pulumi/aws");
            return ({ about, below: outputs }: { about: About; below: Record<string, Input<string>> }) => {
                const provider = new aws.Provider("aws", {
                    region: about.region,
                    allowedAccountIds: [about.account],
                });
                const [upstream = "none"] = Object.values(outputs);
                const groups = Array.from(
                    { length: size },
                    (_, index) =>
                        new aws.cloudwatch.LogGroup(
                            `${name}-${index.toString()}`,
                            { retentionInDays: 7, tags: { upstream, index: index.toString() } },
                            { provider },
                        ),
                );
                return { [`${name}Arn`]: groups[0]?.arn };
            };
        },
    });
}

/** A cake of three layers of `size` resources each. */
export function sizedCake(size: number): readonly Layer[] {
    return [
        sizedLayer("network", undefined, size),
        sizedLayer("compute", "network", size),
        sizedLayer("cluster-config", "compute", size),
    ];
}
